using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data;

/// <summary>Tells the other side how a drive stands, in the unit of work that changes it. Without an active partnership only the end of something crosses.</summary>
internal sealed class DriveTelling(PrepDb db, TimeProvider clock)
{
    private readonly Dictionary<Guid, bool> active = [];

    /// <summary>From the college.</summary>
    /// <param name="drive">The drive, as it is to be saved.</param>
    /// <param name="fresh">Rules that are not saved yet.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task TellCompanyAsync(Drive drive, DriveRules? fresh, CancellationToken cancellation)
    {
        if (!drive.IsTold || !await MayTellAsync(drive.CompanyId, drive.Status, cancellation)) return;
        var rules = fresh ?? await db.Set<DriveRules>().AsNoTracking().SingleAsync(r => r.DriveRow == drive.Id && r.Number == drive.RulesNumber, cancellation);
        var applied = await db.Set<Application>().CountAsync(a => a.DriveRow == drive.Id && a.Status != ApplicationStatus.Withdrawn, cancellation);
        db.Publish(
            new DriveTold(new TenantId(drive.CompanyId), drive.DriveId, drive.NextSequence(applied), drive.Status.ToString(), drive.Terms, rules.Rule, rules.Ranking, applied, clock.GetUtcNow()),
            clock.GetUtcNow());
    }

    /// <summary>From the company.</summary>
    public async Task TellCollegeAsync(OfferedDrive offer, CancellationToken cancellation)
    {
        if (offer.Status == DriveStatus.Draft || !await MayTellAsync(offer.CollegeId, offer.Status, cancellation)) return;
        db.Publish(
            new DriveTold(new TenantId(offer.CollegeId), offer.DriveId, offer.NextSequence(), offer.Status.ToString(), offer.Terms, offer.Rule, offer.Ranking, null, clock.GetUtcNow()),
            clock.GetUtcNow());
    }

    /// <summary>After a pause: how everything stands that the partner may have missed meanwhile. The partnership is active by now.</summary>
    public async Task TellAllAsync(Guid partner, CancellationToken cancellation)
    {
        active[partner] = true;
        foreach (var drive in await db.Set<Drive>().Where(d => d.CompanyId == partner && (d.Status == DriveStatus.Open || d.Status == DriveStatus.Closed)).ToListAsync(cancellation))
            await TellCompanyAsync(drive, null, cancellation);
        foreach (var offer in await db.Set<OfferedDrive>().Where(d => d.CollegeId == partner && d.Status == DriveStatus.Offered).ToListAsync(cancellation))
            await TellCollegeAsync(offer, cancellation);
    }

    private async Task<bool> MayTellAsync(Guid partner, DriveStatus status, CancellationToken cancellation)
    {
        if (status == DriveStatus.Cancelled) return true;
        if (!active.TryGetValue(partner, out var may))
            active[partner] = may = await db.Set<Partnership>().AnyAsync(p => p.PartnerId == partner && p.Status == PartnershipStatus.Active, cancellation);
        return may;
    }
}
