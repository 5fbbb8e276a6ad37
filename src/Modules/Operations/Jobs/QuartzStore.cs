using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrepPlatform.Data;
using PrepPlatform.Hosting.Start;
using Quartz;

namespace PrepPlatform.Operations.Jobs;

/// <summary>Quartz in the catalogue: clustered, so that each firing runs on one worker and a dead worker's jobs are taken over.</summary>
internal sealed class QuartzStore : IMigrationStep
{
    private const string Scheduler = "PrepPlatform";

    /// <summary>Sets up the scheduler that serves; it may not change tables.</summary>
    public static void Use(IQuartzBuilder quartz, IDialect dialect, string connection) => Use(quartz, dialect, connection, provision: false);

    /// <summary>Makes or brings up to date Quartz's tables with the owner's rights.</summary>
    public async Task RunAsync(DatabaseOptions owner, IDialect dialect, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        services.AddQuartz(q => Use(q, dialect, owner.Catalogue, provision: true));
        await using var provider = services.BuildServiceProvider();
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellation);
        await scheduler.Shutdown(waitForJobsToComplete: false, cancellation);
    }

    private static void Use(IQuartzBuilder quartz, IDialect dialect, string connection, bool provision)
    {
        quartz.ConfigureScheduler(o =>
        {
            o.InstanceName = Scheduler;
            // How soon a worker sees what a web node has asked for.
            o.IdleWaitTime = TimeSpan.FromSeconds(5);
        });
        quartz.UsePersistentStore(store =>
        {
            store.ConfigureStore(o => o.StoreJobDataAsStrings = true);
            store.UseSystemTextJsonSerializer();
            if (dialect.Engine == "postgresql") store.UsePostgres(connection);
            else store.UseSqlServer(connection);
            // The one that makes tables is no member of the cluster: it would be missed when it goes.
            if (provision) store.ProvisionSchema();
            else store.UseClustering(c => c.CheckinInterval = TimeSpan.FromSeconds(10));
        });
    }
}
