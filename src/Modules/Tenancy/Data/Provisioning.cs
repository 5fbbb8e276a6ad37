using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Start;
using PrepPlatform.Kernel;
using PrepPlatform.Tenancy.Domain;

namespace PrepPlatform.Tenancy.Data;

/// <summary>Gives each tenant what every tenant has (default roles and so on), again when the product's reference data changed; and the demo rows.</summary>
internal sealed class Provisioning(
    CatalogueDb catalogue, IServiceScopeFactory scopes, IEnumerable<IModule> modules, ITenantDirectory tenants, OutboxDispatcher outbox, HostSettings settings, TimeProvider clock)
    : ITenantProvisioning
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var fingerprint = ReferenceData.Fingerprint(settings.Root);
        var due = await catalogue.Set<Tenant>()
            .Where(t => t.Provisioned != fingerprint || (settings.Demo && t.DemoSeededAt == null)).Select(t => t.Id).ToListAsync(cancellation);
        var seeded = new List<TenantId>();
        foreach (var id in due)
        {
            // One at a time and then forgotten: a save looks at everything that is tracked, which with thousands of tenants would never end.
            catalogue.ChangeTracker.Clear();
            var tenant = await catalogue.Set<Tenant>().SingleAsync(t => t.Id == id, cancellation);
            if (tenant.Provisioned != fingerprint) await InScopeAsync(tenant.Id, (m, s) => m.ProvisionAsync(s, cancellation));
            if (settings.Demo && tenant.DemoSeededAt is null)
            {
                await SeedDemoAsync(tenant, cancellation);
                seeded.Add(tenant.Id);
            }

            tenant.Provisioned = fingerprint;
            await catalogue.SaveChangesAsync(cancellation);
        }

        if (seeded.Count > 0) await ReplyAsync(seeded, cancellation);
    }

    public Task<bool> HasDemoAsync(CancellationToken cancellation) => catalogue.Set<Tenant>().AnyAsync(t => t.DemoSeededAt != null, cancellation);

    private async Task SeedDemoAsync(Tenant tenant, CancellationToken cancellation)
    {
        await InScopeAsync(tenant.Id, (m, s) => m.SeedDemoAsync(s, cancellation));
        tenant.DemoSeededAt = clock.GetUtcNow();
        tenant.Open();
    }

    /// <summary>What tenants tell one another arrives first, so that the demo can go on from there.</summary>
    private async Task ReplyAsync(List<TenantId> seeded, CancellationToken cancellation)
    {
        await tenants.RefreshAsync(cancellation); // Handlers name the tenants.
        while (await outbox.DeliverDueAsync(cancellation) > 0) { }
        foreach (var id in seeded) await InScopeAsync(id, (m, s) => m.SeedDemoReplyAsync(s, cancellation));
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
