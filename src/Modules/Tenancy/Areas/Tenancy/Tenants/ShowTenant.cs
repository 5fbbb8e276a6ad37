using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Tenancy.Domain;

namespace PrepPlatform.Tenancy.Areas.Tenancy.Tenants;

internal sealed class ShowTenant(CatalogueDb catalogue, SiteLinks links) : IUseCase
{
    public async Task<TenantPage?> RunAsync(string identifier, CancellationToken cancellation)
    {
        var tenant = await catalogue.Set<Tenant>().AsNoTracking().SingleOrDefaultAsync(t => t.Identifier == identifier, cancellation);
        if (tenant is null || tenant.Identifier == Identifier.Admin) return null;
        var info = tenant.ToInfo();
        return new TenantPage(info, tenant.StatusReason, tenant.Version, links.To(info), new SuspensionForm { Version = tenant.Version });
    }
}
