using Microsoft.Extensions.Hosting;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using Quartz;

namespace PrepPlatform.Operations.Jobs;

/// <summary>Brings the stored schedule in line with the modules' jobs, and leaves what an operator paused as it is.</summary>
internal sealed class JobRegistrar(ISchedulerFactory factory, IEnumerable<IModule> modules, Databases databases) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var alone = await databases.LockAsync("schedule", cancellationToken); // Workers start together.
        var scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var job in modules.SelectMany(m => m.Jobs)) await EnsureAsync(scheduler, job, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task EnsureAsync(IScheduler scheduler, ScheduledJob job, CancellationToken cancellation)
    {
        var trigger = TriggerBuilder.Create().WithIdentity(job.Key).ForJob(job.Key)
            .WithCronSchedule(job.Cron, c => c.InTimeZone(TimeZoneInfo.Utc)).Build();
        if (await scheduler.GetTrigger(new TriggerKey(job.Key), cancellation) is ICronTrigger stored)
        {
            if (stored.CronExpressionString != job.Cron) await scheduler.RescheduleJob(stored.Key, trigger, cancellation);
            return;
        }

        var detail = JobBuilder.Create<RunScheduledWork>().WithIdentity(job.Key).StoreDurably().RequestRecovery().Build();
        await scheduler.AddJob(detail, new AddJobOptions { Replace = true }, cancellation);
        await scheduler.ScheduleJob(trigger, new ScheduleJobOptions(), cancellation);
    }
}
