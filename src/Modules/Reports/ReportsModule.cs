using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Hosting;

namespace PrepPlatform.Reports;

/// <summary>Reports of other modules, made on schedule or at once, as PDF, XLSX and CSV.</summary>
public sealed class ReportsModule : IModule
{
    /// <inheritdoc />
    public string Name => "Reports";

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) { }

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddUseCases(typeof(ReportsModule).Assembly);
}
