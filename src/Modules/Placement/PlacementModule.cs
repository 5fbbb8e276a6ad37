using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data;
using PrepPlatform.Ui.Navigation;

namespace PrepPlatform.Placement;

/// <summary>Partnerships, drives, eligibility, applications with their consent, shortlists, and the recruiters' workspace.</summary>
public sealed class PlacementModule : IModule
{
    internal const string ManagePartnerships = "partnerships.manage", ManageDrives = "drives.manage", OfferDrives = "drives.offer", Apply = "drives.apply";

    /// <inheritdoc />
    public string Name => "Placement";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions => [.. ShortlistParts.Permissions];

    /// <inheritdoc />
    public IEnumerable<NavigationItem> Navigation => [.. ShortlistParts.Navigation];

    /// <inheritdoc />
    public IEnumerable<RecurringJob> Recurring => ShortlistParts.Recurring;

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => PlacementModel.Build(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddUseCases(typeof(PlacementModule).Assembly)
        .AddShortlists();
}
