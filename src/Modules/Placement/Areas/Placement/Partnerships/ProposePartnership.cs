using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Partnerships;

/// <summary>Asks another tenant to work together; again where it ended or was declined before.</summary>
internal sealed class ProposePartnership(PrepDb db, PartnershipChanges changes, ICurrentPerson person, IAudit audit, TimeProvider clock) : IUseCase
{
    public async Task<Result<Partnership>> RunAsync(TenantInfo partner, string note, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var partnership = await db.Set<Partnership>().SingleOrDefaultAsync(p => p.PartnerId == partner.Id.Value, cancellation);
        var before = partnership?.Status ?? PartnershipStatus.Proposed;
        if (partnership is null)
        {
            partnership = new Partnership(Guid.CreateVersion7(), partner.Id, PartnershipStatus.Proposed, "", now);
            db.Add(partnership);
            partnership.Become(PartnershipStatus.Proposed, note.Trim(), person.Name, byPartner: false, 1, now);
        }
        else if (!partnership.May(PartnershipStep.Propose)) return Result.Invalid<Partnership>("", "There is a partnership or a proposal already. You find it in the list.");
        else partnership.Take(PartnershipStep.Propose, note.Trim(), person.Name, now);
        await changes.FollowAsync(partnership, before, cancellation);
        changes.Tell(partnership);
        audit.Record("partnerships.proposed", $"partnership/{partnership.Id}", $"Proposed a partnership to {partner.Name}");
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            // Pressed twice, or by two people at once: the key lets one through.
            return Result.Invalid<Partnership>("", "There is a partnership or a proposal already. You find it in the list.");
        }

        return Result.Ok(partnership);
    }
}
