using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Reporting;

namespace PrepPlatform.Placement;

/// <summary>Partnerships, drives, eligibility, applications with their consent, shortlists, and the recruiters' workspace.</summary>
public sealed class PlacementModule : IModule
{
    /// <inheritdoc />
    public string Name => "Placement";

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => PlacementModel.Build(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddUseCases(typeof(PlacementModule).Assembly)
        .AddScoped<IReportSource, PlacementReport>();
}
