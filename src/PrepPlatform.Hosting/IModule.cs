using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Data.Model;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Navigation;

namespace PrepPlatform.Hosting;

/// <summary>The one place where a capability plugs in. The host knows modules by this interface only.</summary>
public interface IModule : IModelPart
{
    /// <summary>The capability's name, the same as its folder's and its area's.</summary>
    string Name { get; }

    /// <summary>Registers its services, event handlers, dashboard widgets and options.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Adds endpoints that are not controllers (hubs, streams).</summary>
    void Map(IEndpointRouteBuilder endpoints) { }

    /// <summary>The permissions it defines.</summary>
    IEnumerable<Permission> Permissions => [];

    /// <summary>Its places in the navigation.</summary>
    IEnumerable<NavigationItem> Navigation => [];

    /// <summary>What it does on a schedule.</summary>
    IEnumerable<ScheduledJob> Jobs => [];

    /// <summary>What it does on schedules that a tenant's people set.</summary>
    IEnumerable<RecurringJob> Recurring => [];

    /// <summary>Brings the installation's own rows up to date; runs at each start after migrating, before tenants are provisioned.</summary>
    Task PrepareAsync(IServiceProvider services, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Gives the current tenant what every tenant has; runs when it is new and when the reference data changed.</summary>
    Task ProvisionAsync(IServiceProvider services, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Adds demo rows for the current tenant, once; the same rows each time, in every table that it owns.</summary>
    Task SeedDemoAsync(IServiceProvider services, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>
    /// Adds demo rows that answer what other tenants sent: runs once, after every tenant's <see cref="SeedDemoAsync"/> and after the messages that these left were
    /// delivered, for the tenants that were seeded just now.
    /// </summary>
    Task SeedDemoReplyAsync(IServiceProvider services, CancellationToken cancellation) => Task.CompletedTask;
}
