using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Jobs;

namespace PrepPlatform.Placement.Areas.Placement.Shortlists;

/// <summary>Has a shortlist made as soon as a worker is free, besides the schedule. Whoever asks while one is asked for waits for the same.</summary>
internal sealed class AskForShortlist(PrepDb db, IRecurringWork schedule, ICurrentPerson person, IAudit audit, TimeProvider clock) : IUseCase
{
    public async Task<Result<Guid>> RunAsync(Guid driveId, bool dryRun, CancellationToken cancellation)
    {
        if (await db.Set<Drive>().SingleOrDefaultAsync(d => d.DriveId == driveId, cancellation) is not { } drive) return Result.NotFound<Guid>();
        if (!drive.Ask(person.AccountId!.Value, clock.GetUtcNow())) return Result.Invalid<Guid>("", "Shortlists are made once the drive is open and has rules.");
        audit.Record("shortlists.asked", $"drive/{drive.DriveId}", dryRun ? $"Asked for a dry run of the shortlist of “{drive.Title}”" : $"Asked for a shortlist of “{drive.Title}”");
        await db.SaveChangesAsync(cancellation);
        await schedule.RunNowAsync(dryRun ? ShortlistTrial.Key : ScheduledShortlist.Key, drive.Id, cancellation);
        return Result.Ok(drive.Id);
    }
}

/// <summary>Whether a list is under way.</summary>
internal sealed class ReadProgress(PrepDb db) : IUseCase
{
    public Task<ProgressPage?> RunAsync(Guid driveId, CancellationToken cancellation) => db.Set<Drive>().AsNoTracking().Where(d => d.DriveId == driveId)
        .Select(d => new ProgressPage(d.DriveId, d.Title, d.AskedAt, db.Set<Application>().Count(a => a.DriveRow == d.Id
                && (a.Status == ApplicationStatus.Applied || a.Status == ApplicationStatus.Shortlisted || a.Status == ApplicationStatus.NotShortlisted)),
            db.Set<Shortlist>().Where(s => s.DriveRow == d.Id).OrderByDescending(s => s.MadeAt).ThenByDescending(s => s.Id).Select(s => (Guid?)s.Id).FirstOrDefault()))
        .SingleOrDefaultAsync(cancellation);
}

/// <param name="DriveId">The drive.</param>
/// <param name="Title">Its name.</param>
/// <param name="AskedAt">Since when one is awaited; null: none is.</param>
/// <param name="Applied">Of how many it is made.</param>
/// <param name="Latest">The latest list.</param>
internal sealed record ProgressPage(Guid DriveId, string Title, DateTimeOffset? AskedAt, int Applied, Guid? Latest);
