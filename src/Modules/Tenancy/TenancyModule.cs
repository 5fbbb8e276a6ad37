using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Hosting.Start;
using PrepPlatform.Kernel;
using PrepPlatform.Tenancy.Data;
using PrepPlatform.Tenancy.Themes;
using PrepPlatform.Ui.Dashboard;
using PrepPlatform.Ui.Navigation;
using PrepPlatform.Ui.Theming;

namespace PrepPlatform.Tenancy;

/// <summary>Who the tenants are, how a request names its tenant, and how a tenant's site looks.</summary>
public sealed class TenancyModule : IModule
{
    internal const string ManageTenants = "tenants.manage";

    /// <inheritdoc />
    public string Name => "Tenancy";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions => [new(ManageTenants, "See all colleges and companies, open, suspend and resume them")];

    /// <inheritdoc />
    public IEnumerable<NavigationItem> Navigation => [new("Tenants", "/tenants", "building-2", ManageTenants, 20, "colleges companies")];

    /// <inheritdoc />
    public void BuildCatalogue(ModelBuilder model) => TenantModel.Build(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TenantDirectory>();
        services.AddSingleton<ITenantDirectory>(p => p.GetRequiredService<TenantDirectory>());
        services.AddHostedService(p => p.GetRequiredService<TenantDirectory>());
        services.AddSingleton<ICurrentTenant, CurrentTenant>();
        services.AddSingleton<ISiteResolver, HostStrategy>();
        services.AddSingleton<ThemeCatalogue>();
        services.AddSingleton<IThemes>(p => p.GetRequiredService<ThemeCatalogue>());
        services.AddScoped<TenantsFile>();
        services.AddScoped<ITenantProvisioning, Provisioning>();
        services.AddSingleton<SiteLinks>();
        services.AddScoped<IDashboardWidget, TenantFigures>();
        services.AddUseCases(typeof(TenancyModule).Assembly);
    }

    /// <inheritdoc />
    public async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<TenantsFile>().ImportAsync(cancellation);
        await services.GetRequiredService<TenantDirectory>().RefreshAsync(cancellation);
    }
}
