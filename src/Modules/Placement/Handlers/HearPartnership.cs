using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Handlers;

/// <summary>What another tenant says of its partnership with this one. It can speak of no other: the sender is the partner.</summary>
internal sealed class HearPartnership(PrepDb db, PartnershipChanges changes, ITenantDirectory tenants, ICurrentTenant here, TimeProvider clock) : ITenantMessageHandler<PartnershipTold>
{
    private const int MostNote = 2000, MostName = 200;

    public async Task HandleAsync(TenantId from, PartnershipTold message, CancellationToken cancellation)
    {
        if (!Enum.TryParse<PartnershipStatus>(message.Status, out var told) || told == PartnershipStatus.Received || !Enum.IsDefined(told) || !MayBePartners(from)) return;
        var known = await db.Set<Partnership>().SingleOrDefaultAsync(p => p.PartnerId == from.Value, cancellation);
        if (known is null) await BeginAsync(from, message, told, cancellation);
        else await ChangeAsync(known, from, message, told, cancellation);
    }

    /// <summary>A first proposal; or one that was taken back before it arrived.</summary>
    private async Task BeginAsync(TenantId from, PartnershipTold message, PartnershipStatus told, CancellationToken cancellation)
    {
        if (told is not (PartnershipStatus.Proposed or PartnershipStatus.Ended)) return;
        if (await db.Set<Partnership>().AnyAsync(p => p.PartnershipId == message.PartnershipId, cancellation)) return;
        var partnership = new Partnership(message.PartnershipId, from, PartnershipStatus.Received, "", clock.GetUtcNow());
        db.Add(partnership);
        Become(partnership, told, message);
        await changes.FollowAsync(partnership, PartnershipStatus.Received, cancellation);
    }

    private async Task ChangeAsync(Partnership known, TenantId from, PartnershipTold message, PartnershipStatus told, CancellationToken cancellation)
    {
        var before = known.Status;
        switch (known.Hear(message.PartnershipId, told, message.Sequence, tie: from.Value.CompareTo(here.Info.Id.Value) < 0))
        {
            case Heard.Changes:
                known.Meet(message.PartnershipId);
                Become(known, told, message);
                break;
            case Heard.Meets:
                known.Meet(message.PartnershipId);
                known.Become(PartnershipStatus.Active, Cut(message.Note, MostNote), Cut(message.By, MostName), byPartner: true, Math.Max(known.Sequence, message.Sequence) + 1, clock.GetUtcNow());
                changes.Tell(known);
                break;
            default: return;
        }

        await changes.FollowAsync(known, before, cancellation);
    }

    private void Become(Partnership partnership, PartnershipStatus told, PartnershipTold message) => partnership.Become(
        told == PartnershipStatus.Proposed ? PartnershipStatus.Received : told, Cut(message.Note, MostNote), Cut(message.By, MostName), byPartner: true, message.Sequence, clock.GetUtcNow());

    private bool MayBePartners(TenantId from) => tenants.Find(from)?.Kind is TenantKind.College or TenantKind.Company && tenants.Find(from)!.Kind != here.Info.Kind && here.Info.Kind != TenantKind.Platform;

    private static string Cut(string text, int most) => text.Replace("\0", "", StringComparison.Ordinal).Cut(most);
}
