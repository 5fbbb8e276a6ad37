using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Drives;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Shortlists;

/// <summary>What was made of a drive, the latest first, and when the next is due.</summary>
internal sealed class ReadShortlists(PrepDb db, IPeople people, ITenantDirectory tenants, ICurrentTenant tenant, TimeProvider clock) : IUseCase
{
    private const int PageSize = 25;

    public async Task<ShortlistsPage?> RunAsync(Guid driveId, string before, CancellationToken cancellation)
    {
        var until = long.TryParse(before, CultureInfo.InvariantCulture, out var ticks) && ticks > 0 && ticks < DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : DateTimeOffset.MaxValue;
        var found = await db.Set<Drive>().AsNoTracking().Where(d => d.DriveId == driveId).Select(d => new
        {
            Drive = d,
            Active = db.Set<Partnership>().Any(p => p.PartnerId == d.CompanyId && p.Status == PartnershipStatus.Active),
            Lists = db.Set<Shortlist>().Where(s => s.DriveRow == d.Id && s.MadeAt < until).OrderByDescending(s => s.MadeAt).Take(PageSize + 1).ToList(),
            Applied = db.Set<Application>().Count(a => a.DriveRow == d.Id && (a.Status == ApplicationStatus.Applied || a.Status == ApplicationStatus.Shortlisted || a.Status == ApplicationStatus.NotShortlisted)),
        }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var page = KeyPage.Cut(found.Lists, PageSize, before.Length == 0, s => s.MadeAt.UtcTicks.ToString(CultureInfo.InvariantCulture));
        var names = await people.FindAsync([.. page.Rows.Select(s => s.By).OfType<Guid>().Distinct()], cancellation);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(tenant.Info.TimeZone);
        var next = found.Drive.Cron.Length > 0 && ShortlistTimes.Next(found.Drive.Cron, zone, clock.GetUtcNow(), 1) is { Succeeded: true, Value: [var at, ..] } ? at : (DateTimeOffset?)null;
        return new(found.Drive, tenants.Find(new TenantId(found.Drive.CompanyId))?.Name ?? "", found.Applied, page, names, next) { Active = found.Active, Listed = await db.CountFinalListsAsync(page.Rows, cancellation) };
    }
}

/// <param name="Drive">The drive.</param>
/// <param name="Company">Whose it is.</param>
/// <param name="Applied">How many would be considered now.</param>
/// <param name="Lists">What was made.</param>
/// <param name="Names">Of those who asked.</param>
/// <param name="Next">When the next is due, or null.</param>
internal sealed record ShortlistsPage(Drive Drive, string Company, int Applied, KeyPage<Shortlist> Lists, IReadOnlyDictionary<Guid, PersonInfo> Names, DateTimeOffset? Next)
{
    /// <summary>Whether the partnership is active.</summary>
    public bool Active { get; init; }

    /// <summary>By list, how many stand on it with the changes by hand.</summary>
    public IReadOnlyDictionary<Guid, int> Listed { get; init; } = new Dictionary<Guid, int>();

    public DriveHead Head => new(Drive, Company, Active, "shortlists");

    /// <summary>The latest that is not a dry run: what there is to do next is about it.</summary>
    public Shortlist? Latest => Lists.IsFirst ? Lists.Rows.FirstOrDefault(s => !s.DryRun) : null;
}
