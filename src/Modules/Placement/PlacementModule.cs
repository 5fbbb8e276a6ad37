using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Seeding;
using PrepPlatform.Ui.Navigation;

namespace PrepPlatform.Placement;

/// <summary>Partnerships, drives, eligibility, applications with their consent, shortlists, and the recruiters' workspace.</summary>
public sealed class PlacementModule : IModule
{
    /// <inheritdoc />
    public string Name => "Placement";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions => [.. CandidateParts.Permissions];

    /// <inheritdoc />
    public IEnumerable<NavigationItem> Navigation => [.. CandidateParts.Navigation];

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => PlacementModel.Build(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddCandidates()
        .AddUseCases(typeof(PlacementModule).Assembly);

    /// <inheritdoc />
    public Task SeedDemoReplyAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<DemoCandidates>().RunAsync(cancellation);
}
