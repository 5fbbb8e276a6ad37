using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.StudentDrives;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Applications;

/// <summary>Applies: while the drive is open, once, and only who qualifies, with consent to named fields.</summary>
internal sealed class ApplyToDrive(PrepDb db, ReadStudentDrives read, TimeProvider clock) : IUseCase
{
    private const string Closed = "Nobody can apply to this drive now.", Withdrawn = "You withdrew. You can take part again from the drive's page while it is open.";

    public async Task<Result<Drive>> RunAsync(Guid id, Guid student, ConsentForm form, CancellationToken cancellation)
    {
        var drive = await db.Set<Drive>().AsNoTracking().SingleOrDefaultAsync(d => d.DriveId == id, cancellation);
        if (drive is null || drive.Status is DriveStatus.Draft or DriveStatus.Offered) return Result.NotFound<Drive>();
        var now = clock.GetUtcNow();
        if (await FindAsync(drive, student, cancellation) is { } earlier) return earlier.Status == ApplicationStatus.Withdrawn ? Result.Invalid<Drive>("", Withdrawn) : Result.Ok(drive);
        if (!drive.TakesApplications(now)) return Result.Invalid<Drive>("", Closed);
        var fields = ConsentFields.Read(form.Fields);
        if (!fields.Succeeded) return Result.Invalid<Drive>(fields.Problems);
        var verdict = await read.JudgeAsync(drive, student, cancellation);
        if (!verdict.Qualifies) return Result.Invalid<Drive>("", $"You do not qualify: {string.Join("; ", verdict.Missed.Select(m => $"{m.Wanted} is asked, yours is {m.Actual}"))}.");
        var application = new Application(drive.Id, student, fields.Value, now);
        db.Add(application);
        db.Add(new ApplicationEvent(application.Id, "applied", string.Join(", ", fields.Value), "", now));
        return await SaveAsync(drive, student, cancellation);
    }

    private async Task<Result<Drive>> SaveAsync(Drive drive, Guid student, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Pressed twice, or on two devices at once: the key lets one through.
            db.ChangeTracker.Clear();
            if (await FindAsync(drive, student, cancellation) is null) throw;
        }

        return Result.Ok(drive);
    }

    private Task<Application?> FindAsync(Drive drive, Guid student, CancellationToken cancellation) =>
        db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.DriveRow == drive.Id && a.StudentId == student, cancellation);
}

/// <summary>What a student consents to, checked: the name always, nothing that there is not.</summary>
internal static class ConsentFields
{
    public static Result<IReadOnlyList<string>> Read(IReadOnlyCollection<string> fields) => fields.All(SharedFields.All.Contains)
        ? Result.Ok<IReadOnlyList<string>>([.. SharedFields.All.Where(f => f == SharedFields.Name || fields.Contains(f))])
        : Result.Invalid<IReadOnlyList<string>>("", "One of the fields does not exist. Choose again what may be shared.");
}
