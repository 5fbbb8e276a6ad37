using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Recommendations;

/// <summary>Writes a developer's word for an applicant; one for each, which a new one replaces. It stands beside the list and changes no score.</summary>
internal sealed class Recommend(PrepDb db, ICurrentPerson person, IAudit audit, TimeProvider clock) : IUseCase
{
    public async Task<Result<Recommendation>> RunAsync(Guid driveId, Guid student, string words, CancellationToken cancellation)
    {
        if (words.Trim().Length < 20) return Result.Invalid<Recommendation>("Words", "Write at least a sentence: what have you seen them do?");
        if (student == person.AccountId) return Result.Invalid<Recommendation>("", "You cannot recommend yourself.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var row = await db.Set<Drive>().Where(d => d.DriveId == driveId).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(cancellation);
        if (row is null || await db.HoldAsync(row.Value, cancellation) is not { } drive) return Result.NotFound<Recommendation>(); // Two at once become one.
        if (!drive.MayShortlist) return Result.Invalid<Recommendation>("", "This drive takes no recommendations.");
        if (!await db.Set<Application>().AnyAsync(a => a.DriveRow == drive.Id && a.StudentId == student && a.Status != ApplicationStatus.Withdrawn, cancellation)) return Result.NotFound<Recommendation>();
        var (me, now) = (person.AccountId!.Value, clock.GetUtcNow());
        foreach (var earlier in await db.Set<Recommendation>().Where(r => r.DriveRow == drive.Id && r.StudentId == student && r.By == me && r.WithdrawnAt == null).ToListAsync(cancellation)) earlier.WithdrawnAt = now;
        var recommendation = new Recommendation(drive.Id, student, me, words.Trim(), now);
        db.Add(recommendation);
        audit.Record("drives.recommended", $"drive/{driveId}", $"Recommended a student in “{drive.Title}”");
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok(recommendation);
    }
}

/// <summary>Takes one's own word back; what was published with it stays as it was.</summary>
internal sealed class WithdrawRecommendation(PrepDb db, ICurrentPerson person, TimeProvider clock) : IUseCase
{
    public async Task<bool> RunAsync(Guid driveId, Guid student, CancellationToken cancellation)
    {
        var (me, now) = (person.AccountId, clock.GetUtcNow());
        return await db.Set<Recommendation>().Where(r => r.By == me && r.StudentId == student && r.WithdrawnAt == null && db.Set<Drive>().Any(d => d.Id == r.DriveRow && d.DriveId == driveId))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.WithdrawnAt, now), cancellation) > 0;
    }
}
