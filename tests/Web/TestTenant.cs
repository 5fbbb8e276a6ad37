using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Start;
using PrepPlatform.Kernel;
using PrepPlatform.Tenancy.Domain;

namespace PrepPlatform.Tests.Web;

/// <summary>Tenants beyond the demo's.</summary>
internal static class TestTenant
{
    public static Tenant Make(string identifier, string connection, params string[] hosts)
    {
        var tenant = new Tenant(TenantId.New(), identifier, TenantKind.College, $"College {identifier}", TimeProvider.System.GetUtcNow())
        {
            Connection = connection, DemoSeededAt = TimeProvider.System.GetUtcNow(), // Or the demo would open it.
        };
        tenant.Hosts.AddRange(hosts.Select(h => new TenantHost(h)));
        return tenant;
    }

    /// <summary>Gives new tenants what every tenant has, and lets the nodes know.</summary>
    public static async Task ProvisionAsync(IServiceProvider services)
    {
        await services.GetRequiredService<ITenantDirectory>().RefreshAsync(CancellationToken.None);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ITenantProvisioning>().RunAsync(CancellationToken.None);
    }
}
