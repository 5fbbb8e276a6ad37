using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Handlers;

namespace PrepPlatform.Placement.Data;

/// <summary>Writes a partnership's change down and does what follows from it here, whoever made it.</summary>
internal sealed class PartnershipChanges(PrepDb db, DriveTelling telling, TimeProvider clock)
{
    /// <summary>Tells the other side.</summary>
    public void Tell(Partnership p) => db.Publish(
        new PartnershipTold(new TenantId(p.PartnerId), p.PartnershipId, p.Sequence, p.Status.ToString(), p.Note, p.ChangedBy, p.ChangedAt), p.ChangedAt);

    /// <param name="p">The partnership, changed.</param>
    /// <param name="before">What it was.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task FollowAsync(Partnership p, PartnershipStatus before, CancellationToken cancellation)
    {
        db.Add(new PartnershipEvent(p));
        if (p.IsActive && before == PartnershipStatus.Paused) await ResumeAsync(p.PartnerId, cancellation);
        var together = before is PartnershipStatus.Active or PartnershipStatus.Paused;
        if (together && p.Status is not (PartnershipStatus.Active or PartnershipStatus.Paused)) await EndAsync(p.PartnerId, cancellation);
    }

    /// <summary>The partner may have missed changes of drives, and a college's cards with what their students share by now.</summary>
    private async Task ResumeAsync(Guid partner, CancellationToken cancellation)
    {
        await telling.TellAllAsync(partner, cancellation);
        var now = clock.GetUtcNow();
        if (await db.Set<Drive>().AnyAsync(d => d.CompanyId == partner && d.PublishedShortlistId != null, cancellation)) db.Publish(new CardsToSend(partner, Guid.Empty, now), now);
    }

    /// <summary>Calls off what is not done yet. A college also takes every card of the company back, in parcels of their own.</summary>
    private async Task EndAsync(Guid partner, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var offer in await db.Set<OfferedDrive>().Where(d => d.CollegeId == partner).ToListAsync(cancellation)) offer.CallOff(now);
        var drives = await db.Set<Drive>().Where(d => d.CompanyId == partner).ToListAsync(cancellation);
        foreach (var drive in drives) drive.CallOff(now);
        if (drives.Count > 0) db.Publish(new CardsToTakeBack(partner, null, TakeCardsBack.PartnershipEnded, Guid.Empty, now), now);
    }
}
