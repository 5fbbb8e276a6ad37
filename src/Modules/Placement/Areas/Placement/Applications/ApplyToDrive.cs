using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.StudentDrives;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Applications;

/// <summary>Applies: while the drive is open, once, and only who qualifies, with consent to named fields. Whoever withdrew takes part again the same way, and consents anew.</summary>
internal sealed class ApplyToDrive(PrepDb db, ReadStudentDrives read, TimeProvider clock) : IUseCase
{
    private const string Closed = "Nobody can apply to this drive now.";

    public async Task<Result<Drive>> RunAsync(Guid id, Guid student, ConsentForm form, CancellationToken cancellation)
    {
        var drive = await db.Set<Drive>().AsNoTracking().SingleOrDefaultAsync(d => d.DriveId == id, cancellation);
        if (drive is null || drive.Status is DriveStatus.Draft or DriveStatus.Offered) return Result.NotFound<Drive>();
        var now = clock.GetUtcNow();
        var earlier = await db.Set<Application>().SingleOrDefaultAsync(a => a.DriveRow == drive.Id && a.StudentId == student, cancellation);
        if (earlier is { Status: not ApplicationStatus.Withdrawn }) return Result.Ok(drive);
        if (!drive.TakesApplications(now)) return Result.Invalid<Drive>("", Closed);
        var fields = ConsentFields.Read(form.Fields);
        if (!fields.Succeeded) return Result.Invalid<Drive>(fields.Problems);
        var verdict = await read.JudgeAsync(drive, student, cancellation);
        if (!verdict.Qualifies) return Result.Invalid<Drive>("", $"You do not qualify: {string.Join("; ", verdict.Missed.Select(m => $"{m.Wanted} is asked, yours is {m.Actual}"))}.");
        if (earlier is null) Begin(drive, student, fields.Value, now);
        else db.Add(earlier.ApplyAgain(fields.Value, now));
        return await SaveAsync(drive, student, cancellation);
    }

    private void Begin(Drive drive, Guid student, IReadOnlyList<string> fields, DateTimeOffset now)
    {
        var application = new Application(drive.Id, student, fields, now);
        db.Add(application);
        db.Add(new ApplicationEvent(application.Id, "applied", string.Join(", ", fields), "", now));
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
            if (!await db.Set<Application>().AnyAsync(a => a.DriveRow == drive.Id && a.StudentId == student && a.Status != ApplicationStatus.Withdrawn, cancellation)) throw;
        }

        return Result.Ok(drive);
    }
}

/// <summary>What a student consents to, checked: the name always, nothing that there is not.</summary>
internal static class ConsentFields
{
    public static Result<IReadOnlyList<string>> Read(IReadOnlyCollection<string> fields) => fields.All(SharedFields.All.Contains)
        ? Result.Ok<IReadOnlyList<string>>([.. SharedFields.All.Where(f => f == SharedFields.Name || fields.Contains(f))])
        : Result.Invalid<IReadOnlyList<string>>("", "One of the fields does not exist. Choose again what may be shared.");
}
