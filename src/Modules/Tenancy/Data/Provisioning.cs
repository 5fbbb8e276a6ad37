using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Start;
using PrepPlatform.Kernel;
using PrepPlatform.Tenancy.Domain;

namespace PrepPlatform.Tenancy.Data;

/// <summary>Gives each tenant what every tenant has (default roles and so on), again when the product's reference data changed; and the demo rows.</summary>
internal sealed class Provisioning(CatalogueDb catalogue, IServiceScopeFactory scopes, IEnumerable<IModule> modules, HostSettings settings, TimeProvider clock)
    : ITenantProvisioning
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var fingerprint = ReferenceData.Fingerprint(settings.Root);
        var due = await catalogue.Set<Tenant>()
            .Where(t => t.Provisioned != fingerprint || (settings.Demo && t.DemoSeededAt == null)).Select(t => t.Id).ToListAsync(cancellation);
        foreach (var id in due)
        {
            // One at a time and then forgotten: a save looks at everything that is tracked, which with thousands of tenants would never end.
            catalogue.ChangeTracker.Clear();
            var tenant = await catalogue.Set<Tenant>().SingleAsync(t => t.Id == id, cancellation);
            if (tenant.Provisioned != fingerprint) await InScopeAsync(tenant.Id, (m, s) => m.ProvisionAsync(s, cancellation));
            if (settings.Demo && tenant.DemoSeededAt is null) await SeedDemoAsync(tenant, cancellation);
            tenant.Provisioned = fingerprint;
            await catalogue.SaveChangesAsync(cancellation);
        }
    }

    public Task<bool> HasDemoAsync(CancellationToken cancellation) => catalogue.Set<Tenant>().AnyAsync(t => t.DemoSeededAt != null, cancellation);

    private async Task SeedDemoAsync(Tenant tenant, CancellationToken cancellation)
    {
        await InScopeAsync(tenant.Id, (m, s) => m.SeedDemoAsync(s, cancellation));
        tenant.DemoSeededAt = clock.GetUtcNow();
        tenant.Open();
    }

    private async Task InScopeAsync(TenantId tenant, Func<IModule, IServiceProvider, Task> work)
    {
        using var entered = TenantScope.Enter(tenant);
        foreach (var module in modules)
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(module, scope.ServiceProvider);
        }
    }
}
