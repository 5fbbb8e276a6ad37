using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Reports.Data;
using PrepPlatform.Reports.Jobs;
using PrepPlatform.Reports.Making;
using PrepPlatform.Reports.Seeding;
using PrepPlatform.Ui.Navigation;

namespace PrepPlatform.Reports;

/// <summary>Reports of other modules, made on schedule or at once, as PDF, XLSX and CSV.</summary>
public sealed class ReportsModule : IModule
{
    internal const string View = "reports.view";

    /// <inheritdoc />
    public string Name => "Reports";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions => [new(View, "Read reports, have them made and set their schedules")];

    /// <inheritdoc />
    public IEnumerable<NavigationItem> Navigation => [new("Reports", "/staff/reports", "chart-column", View, 55, "placement export pdf xlsx csv schedule")];

    /// <inheritdoc />
    public IEnumerable<ScheduledJob> Jobs =>
    [
        new("reports.take-up", "Take up reports that were left", "20 * * * * ?", typeof(TakeUpReports), JobReach.EachTenant),
        new("reports.sweep", "Sweep old reports", "0 35 2 * * ?", typeof(SweepReports), JobReach.EachTenant),
    ];

    /// <inheritdoc />
    public IEnumerable<RecurringJob> Recurring => [new(MakeReport.Work, "Make a report", typeof(MakeReport))];

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => ReportsModel.Build(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddUseCases(typeof(ReportsModule).Assembly).AddScoped<MakeReport>();

    /// <inheritdoc />
    public Task SeedDemoAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<ICurrentTenant>().Info.Kind == TenantKind.College
        ? ActivatorUtilities.CreateInstance<DemoReports>(services).RunAsync(cancellation)
        : Task.CompletedTask;
}
