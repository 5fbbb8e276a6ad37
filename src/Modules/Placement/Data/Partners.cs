using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Drives;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data;

/// <summary>The tenants that this one has ever worked with, by name.</summary>
internal sealed class Partners(PrepDb db, ITenantDirectory tenants)
{
    public async Task<IReadOnlyList<Partner>> AllAsync(CancellationToken cancellation)
    {
        var rows = await db.Set<Partnership>().AsNoTracking().Where(p => p.Status == PartnershipStatus.Active || p.Status == PartnershipStatus.Paused || p.Status == PartnershipStatus.Ended)
            .Select(p => new { p.PartnerId, p.Status }).ToListAsync(cancellation);
        return [.. rows.Select(p => new Partner(p.PartnerId, NameOf(p.PartnerId), p.Status == PartnershipStatus.Active)).OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    public Task<bool> IsActiveAsync(Guid partner, CancellationToken cancellation) =>
        db.Set<Partnership>().AnyAsync(p => p.PartnerId == partner && p.Status == PartnershipStatus.Active, cancellation);

    public string NameOf(Guid partner) => partner == Guid.Empty ? "" : tenants.Find(new TenantId(partner))?.Name ?? "";
}
