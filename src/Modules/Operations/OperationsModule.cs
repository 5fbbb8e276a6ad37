using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Hosting.Start;
using PrepPlatform.Kernel;
using PrepPlatform.Operations.Data;
using PrepPlatform.Operations.Jobs;
using PrepPlatform.Ui.Dashboard;
using PrepPlatform.Ui.Navigation;
using Quartz;

namespace PrepPlatform.Operations;

/// <summary>What keeps the installation running and accountable: scheduled jobs, undelivered events, the audit log, telemetry.</summary>
public sealed class OperationsModule : IModule
{
    internal const string ViewAudit = "audit.view", ManageJobs = "jobs.manage", ManageEvents = "events.manage";

    /// <inheritdoc />
    public string Name => "Operations";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions =>
    [
        new(ViewAudit, "Read the audit log"),
        new(ManageJobs, "See, run, pause and resume scheduled jobs"),
        new(ManageEvents, "See undelivered events and send them again"),
    ];

    /// <inheritdoc />
    public IEnumerable<NavigationItem> Navigation =>
    [
        new("Jobs", "/jobs", "clock", ManageJobs, 40, "schedule quartz runs"),
        new("Events", "/events", "send", ManageEvents, 50, "outbox undelivered"),
        new("Audit log", "/staff/audit", "file-text", ViewAudit, 60, "history who did what"),
    ];

    /// <inheritdoc />
    public IEnumerable<ScheduledJob> Jobs =>
    [
        new("operations.sweep-outbox", "Sweep delivered events", "0 15 2 * * ?", typeof(SweepOutbox), JobReach.EachTenant),
        new("operations.lose-job-runs", "Find job runs whose worker died", "30 1/5 * * * ?", typeof(LoseJobRuns), JobReach.Installation),
        new("operations.sweep-job-runs", "Sweep old job runs", "0 45 2 * * ?", typeof(SweepJobRuns), JobReach.Installation),
    ];

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => OperationsModel.BuildShard(model);

    /// <inheritdoc />
    public void BuildCatalogue(ModelBuilder model) => OperationsModel.BuildCatalogue(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IAudit, Audit>();
        services.AddScoped<IRecurringWork, RecurringWork>();
        services.AddSingleton<RecurringSchedule>().AddSingleton<JobLog>();
        services.AddScoped<IDashboardWidget, ActivityWidget>();
        services.AddEventHandler<SignedIn, CountSignIns>();
        services.AddUseCases(typeof(OperationsModule).Assembly);
        services.AddSingleton<IMigrationStep, QuartzStore>();
        AddQuartz(services, HostSettings.Read(configuration).Role);
        if (Telemetry.Telemetry.IsWanted) services.AddHostedService<Telemetry.Telemetry>();
    }

    /// <summary>Every node can look at and steer the schedule; workers run it.</summary>
    private static void AddQuartz(IServiceCollection services, ProcessRole role)
    {
        var databases = (DatabaseOptions)services.Single(s => s.ServiceType == typeof(DatabaseOptions)).ImplementationInstance!;
        var dialect = (IDialect)services.Single(s => s.ServiceType == typeof(IDialect)).ImplementationInstance!;
        services.AddQuartz(q => QuartzStore.Use(q, dialect, databases.Catalogue));
        if (role is ProcessRole.Web) return;
        services.AddHostedService<JobRegistrar>();
        services.AddHostedService<FollowZones>();
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
