using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Data.Model;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Data.Protection;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Ui.Navigation;

namespace PrepPlatform.Hosting.Start;

/// <summary>Puts the host together from its modules.</summary>
public static class PrepBuilder
{
    /// <summary>Registers the platform and every module.</summary>
    public static void AddPrepPlatform(this WebApplicationBuilder builder, IReadOnlyList<IModule> modules, IDialect dialect)
    {
        var services = builder.Services;
        var settings = HostSettings.Read(builder.Configuration);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        foreach (var module in modules) services.AddSingleton(module).AddSingleton<IModelPart>(module);
        services.AddSingleton(new NavigationMap([.. modules.SelectMany(m => m.Navigation).OrderBy(n => n.Order)]));
        services.AddSingleton<PermissionCatalogue>();
        AddData(services, dialect, ReadDatabases(builder.Configuration));
        var files = FileSettings.Read(builder.Configuration);
        services.AddSingleton(p => files.Open(p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(Sandboxes.Open(SandboxSettings.Read(builder.Configuration)));
        AddPages(services, modules, settings);
        services.AddSignalR(o => o.MaximumReceiveMessageSize = 4096);
        services.AddSingleton<Live.Live>().AddSingleton<ILive>(p => p.GetRequiredService<Live.Live>()).AddHostedService(p => p.GetRequiredService<Live.Live>());
        foreach (var module in modules) module.AddServices(services, builder.Configuration);
        if (settings.Role is not ProcessRole.Web) services.AddHostedService(p => p.GetRequiredService<OutboxDispatcher>());
    }

    private static void AddData(IServiceCollection services, IDialect dialect, DatabaseOptions databases)
    {
        services.AddSingleton(dialect).AddSingleton(databases).AddSingleton<Databases>().AddSingleton<OutboxSignal>().AddSingleton<OutboxDispatcher>();
        services.AddSingleton(p => dialect.CreateBackplane(p, databases.Catalogue));
        services.AddScoped(p => p.GetRequiredService<Databases>().OpenCatalogue());
        services.AddScoped(p => p.GetRequiredService<Databases>().OpenFor(p.GetRequiredService<ICurrentTenant>().Info));
        services.AddScoped<PlatformScope>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<IDataProtectionProvider>(p => new TenantProtectionProvider(KeyRing.Build(p)));
    }

    private static void AddPages(IServiceCollection services, IReadOnlyList<IModule> modules, HostSettings settings)
    {
        services.AddHttpContextAccessor();
        services.AddPrepMvc(modules);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = settings.CookieName("prep-form");
            o.Cookie.SecurePolicy = settings.CookieSecurity();
            o.HeaderName = "RequestVerificationToken";
            o.SuppressXFrameOptionsHeader = true; // The content security policy says it.
        });
        services.Configure<CookieTempDataProviderOptions>(o =>
        {
            o.Cookie.Name = settings.CookieName("prep-note");
            o.Cookie.SecurePolicy = settings.CookieSecurity();
        });
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddAuthorization();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, SiteMatcherPolicy>());
    }

    /// <summary>Every connection string is a shard by its name; <c>Catalogue</c> is the catalogue, or shares <c>Default</c>.</summary>
    private static DatabaseOptions ReadDatabases(IConfiguration configuration)
    {
        var named = configuration.GetSection("ConnectionStrings").GetChildren().ToDictionary(c => c.Key, c => c.Value ?? "", StringComparer.OrdinalIgnoreCase);
        if (!named.TryGetValue("Default", out var shard)) throw new StartException("ConnectionStrings:Default must name the database of the tenants' rows.");
        named.Remove("Catalogue", out var catalogue);
        return new DatabaseOptions(catalogue ?? shard, named);
    }
}
