using Microsoft.AspNetCore.DataProtection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Start;

namespace PrepPlatform.Web.Start;

/// <summary>Brings the databases and their first rows up to date before anybody is served.</summary>
internal static class Installation
{
    /// <exception cref="StartException">A demo would be reachable from other machines.</exception>
    public static async Task PrepareAsync(WebApplication app, bool migrate, bool seed, CancellationToken cancellation)
    {
        RefuseOpenDemo(app);
        if (migrate)
        {
            if (seed) Terminal.Say("Bringing the database up to date");
            await app.Services.GetRequiredService<Migrator>().RunAsync(Owner(app), cancellation);
        }

        if (!seed) return;
        app.Services.GetRequiredService<IBlobStore>(); // A place for files that is missing stops the start, not somebody's work.
        // Nodes that start together must not each add the same first rows.
        await using var alone = await app.Services.GetRequiredService<Databases>().LockAsync("prepare", cancellation);
        // The keys are read now and not by the first requests: where that fails, a good session would look like none.
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([]);
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var module in scope.ServiceProvider.GetServices<IModule>()) await module.PrepareAsync(scope.ServiceProvider, cancellation);
        await scope.ServiceProvider.GetRequiredService<ITenantProvisioning>().RunAsync(cancellation);
        await app.Services.GetRequiredService<ITenantDirectory>().RefreshAsync(cancellation); // Provisioning may have opened some.
    }

    /// <summary>Tells the person at the terminal where to go.</summary>
    public static async Task AnnounceAsync(WebApplication app, CancellationToken cancellation)
    {
        var settings = app.Services.GetRequiredService<HostSettings>();
        if (settings.Role is ProcessRole.Worker) return;
        var port = new Uri(app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal)).Port;
        string Site(string name) => $"http://{(name.Length > 0 ? name + "." : "")}{settings.BaseDomain}:{port}/";
        Terminal.Say($"PrepPlatform is ready at {Site("")}");
        foreach (var notice in app.Services.GetServices<IStartNotice>())
            foreach (var line in await notice.TellAsync(Site, cancellation)) Terminal.Say(line);
    }

    /// <summary>Everybody knows the demo's password.</summary>
    private static void RefuseOpenDemo(WebApplication app)
    {
        if (!app.Services.GetRequiredService<HostSettings>().Demo) return;
        var open = (app.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(u => !BindingAddress.Parse(u).IsLoopback());
        if (open is not null) throw new StartException($"With demo accounts the host listens on loopback only, not on {open}: start it with --no-demo, or take that address away.");
    }

    /// <summary>The same for the addresses that are really bound, and for a database that holds demo people from an earlier start.</summary>
    /// <exception cref="StartException">They can be reached from other machines.</exception>
    public static async Task RefuseOpenDemoAsync(WebApplication app, CancellationToken cancellation)
    {
        if (app.Urls.FirstOrDefault(u => !BindingAddress.Parse(u).IsLoopback()) is not { } open) return;
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<ITenantProvisioning>().HasDemoAsync(cancellation)) return;
        await app.StopAsync(cancellation);
        throw new StartException($"This database holds demo accounts, whose password everybody knows, and the host would listen on {open}: start on another database, or on loopback.");
    }

    private static bool IsLoopback(this BindingAddress address) =>
        address.IsUnixPipe || address.Host == "localhost" || (System.Net.IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && System.Net.IPAddress.IsLoopback(ip));

    /// <summary>With the owner's connections where they are given apart; a migrating process in production is started with them.</summary>
    private static DatabaseOptions Owner(WebApplication app)
    {
        var own = app.Configuration.GetSection("OwnerConnectionStrings").GetChildren().ToDictionary(c => c.Key, c => c.Value ?? "", StringComparer.OrdinalIgnoreCase);
        if (own.Count == 0) return app.Services.GetRequiredService<DatabaseOptions>();
        own.Remove("Catalogue", out var catalogue);
        return new DatabaseOptions(catalogue ?? own["Default"], own);
    }
}
