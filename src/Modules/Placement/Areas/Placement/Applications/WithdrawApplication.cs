using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.StudentDrives;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Applications;

/// <summary>Takes a student out of a drive, and the card back from the company.</summary>
internal sealed class WithdrawApplication(PrepDb db, ReadStudentDrives read, TimeProvider clock) : IUseCase
{
    internal const string Reason = "The student withdrew.";

    public async Task<Result<Withdrawn>> RunAsync(Guid id, Guid student, CancellationToken cancellation)
    {
        var (drive, application) = await FindAsync(id, student, cancellation);
        if (drive is null || application is null) return Result.NotFound<Withdrawn>();
        var now = clock.GetUtcNow();
        var done = new Withdrawn(drive.Title, drive.TakesApplications(now));
        if (!application.MayWithdraw) return Result.Ok(done);
        db.Add(application.Withdraw(now));
        if (application.CardIsOut) db.Publish(new CardTakenBack(new TenantId(drive.CompanyId), application.CardId, application.TakeCardBack(now), Reason, now), now);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(done);
    }

    /// <summary>Takes a slip back within minutes: with the consent of before, while students can apply and who still qualifies.</summary>
    /// <returns>The drive's title.</returns>
    public async Task<Result<string>> UndoAsync(Guid id, Guid student, CancellationToken cancellation)
    {
        var (drive, application) = await FindAsync(id, student, cancellation);
        if (drive is null || application is null) return Result.NotFound<string>();
        if (application.Status != ApplicationStatus.Withdrawn) return Result.Ok(drive.Title);
        if (!application.MayUndoWithdrawal(clock.GetUtcNow())) return Result.Invalid<string>("", "That was a while ago. To take part again, choose on the drive's page what may be shared.");
        if (!drive.TakesApplications(clock.GetUtcNow())) return Result.Invalid<string>("", "Nobody can apply to this drive now, so the withdrawal stays.");
        if (!(await read.JudgeAsync(drive, student, cancellation)).Qualifies) return Result.Invalid<string>("", "You do not qualify any more. The drive's page says why.");
        db.Add(application.ApplyAgain(application.Consented, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(drive.Title);
    }

    private async Task<(Drive? Drive, Application? Application)> FindAsync(Guid id, Guid student, CancellationToken cancellation)
    {
        var drive = await db.Set<Drive>().AsNoTracking().SingleOrDefaultAsync(d => d.DriveId == id, cancellation);
        return drive is null ? (null, null) : (drive, await db.Set<Application>().SingleOrDefaultAsync(a => a.DriveRow == drive.Id && a.StudentId == student, cancellation));
    }
}

/// <param name="Title">The drive's title.</param>
/// <param name="MayUndo">Whether it can be taken back.</param>
internal sealed record Withdrawn(string Title, bool MayUndo);
