using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Drives;
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
internal sealed class ReadProgress(PrepDb db, ITenantDirectory tenants) : IUseCase
{
    public async Task<ProgressPage?> RunAsync(Guid driveId, CancellationToken cancellation) =>
        await ReadAsync(driveId, cancellation) is { } page ? page with { Company = tenants.Find(new TenantId(page.Drive.CompanyId))?.Name ?? "" } : null;

    private Task<ProgressPage?> ReadAsync(Guid driveId, CancellationToken cancellation) => db.Set<Drive>().AsNoTracking().Where(d => d.DriveId == driveId)
        .Select(d => new ProgressPage(d, db.Set<Partnership>().Any(p => p.PartnerId == d.CompanyId && p.Status == PartnershipStatus.Active),  db.Set<Application>().Count(a => a.DriveRow == d.Id
                && (a.Status == ApplicationStatus.Applied || a.Status == ApplicationStatus.Shortlisted || a.Status == ApplicationStatus.NotShortlisted)),
            db.Set<Shortlist>().Where(s => s.DriveRow == d.Id).OrderByDescending(s => s.MadeAt).ThenByDescending(s => s.Id).Select(s => (Guid?)s.Id).FirstOrDefault()))
        .SingleOrDefaultAsync(cancellation);
}

/// <param name="Drive">The drive.</param>
/// <param name="Active">Whether the partnership is active.</param>
/// <param name="Applied">Of how many it is made.</param>
/// <param name="Latest">The latest list.</param>
internal sealed record ProgressPage(Drive Drive, bool Active, int Applied, Guid? Latest)
{
    /// <summary>Since when one is awaited; null: none is.</summary>
    public DateTimeOffset? AskedAt => Drive.AskedAt;

    public string Company { get; init; } = "";

    public DriveHead Head => new(Drive, Company, Active, "shortlists");
}
