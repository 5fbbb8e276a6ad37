using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Seeding;
using PrepPlatform.Ui.Navigation;

namespace PrepPlatform.Placement;

/// <summary>Partnerships, drives, eligibility, applications with their consent, shortlists, and the recruiters' workspace.</summary>
public sealed class PlacementModule : IModule
{
    internal const string ManagePartnerships = "partnerships.manage", ManageDrives = "drives.manage", OfferDrives = "drives.offer", Apply = "drives.apply";

    /// <inheritdoc />
    public string Name => "Placement";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions => [.. DriveParts.Permissions, .. ShortlistParts.Permissions];

    /// <inheritdoc />
    public IEnumerable<NavigationItem> Navigation => [.. DriveParts.Navigation, .. ShortlistParts.Navigation];

    /// <inheritdoc />
    public IEnumerable<ScheduledJob> Jobs => [.. DriveParts.Jobs];

    /// <inheritdoc />
    public IEnumerable<RecurringJob> Recurring => ShortlistParts.Recurring;

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => PlacementModel.Build(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddUseCases(typeof(PlacementModule).Assembly)
        .AddDrives()
        .AddShortlists();

    /// <inheritdoc />
    public async Task SeedDemoAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<DemoFacts>().RunAsync(cancellation);
        await services.GetRequiredService<DemoDrives>().RunAsync(cancellation);
        await services.GetRequiredService<DemoShortlists>().RunAsync(cancellation);
    }
}
