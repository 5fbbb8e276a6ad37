using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Operations.Domain;
using Quartz;

namespace PrepPlatform.Operations.Jobs;

/// <summary>The stored schedules: on every node, since all share one store. A job is there as long as something is to run it.</summary>
internal sealed class RecurringSchedule(ISchedulerFactory factory, IEnumerable<IModule> modules, Databases databases, TimeProvider clock)
{
    /// <summary>The moment at which a run was asked for, in its trigger's data.</summary>
    public const string AskedAt = "asked";

    public IReadOnlyList<RecurringJob> Works => [.. modules.SelectMany(m => m.Recurring).OrderBy(r => r.Title, StringComparer.Ordinal)];

    public RecurringJob? Find(string work) => modules.SelectMany(m => m.Recurring).SingleOrDefault(r => r.Key == work);

    public async Task SetAsync(RecurringKey key, CronExpression cron, CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        if (await scheduler.GetTrigger(key.Schedule, cancellation) is ICronTrigger stored && stored.CronExpressionString == cron.CronExpressionString && stored.TimeZone.Id == cron.TimeZone.Id) return;
        // After a night without a worker it runs once, at once, and not once for every time that was missed.
        var trigger = TriggerBuilder.Create().WithIdentity(key.Schedule).ForJob(key.Job)
            .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(cron.TimeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        await ScheduleAsync(scheduler, key, trigger, cancellation);
    }

    /// <summary>A tenant's schedules are times on its clock: where its zone is another one now, they move with it.</summary>
    public async Task RezoneAsync(TenantId tenant, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        foreach (var work in Works)
        {
            var query = new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(work.Key), Name = NameMatcher<TriggerKey>.NameStartsWith(RecurringKey.Prefix(tenant)), Take = PagedQuery.All };
            foreach (var header in (await scheduler.QueryTriggers(query, cancellation)).Items)
                if (RecurringKey.Read(header.Key.Group, header.Key.Name) is { } key && await scheduler.GetTrigger(header.Key, cancellation) is ICronTrigger { CronExpressionString: { } cron } stored && stored.TimeZone.Id != zone.Id)
                    await MoveAsync(key, new CronExpression(cron).WithTimeZone(zone), cancellation);
        }
    }

    public async Task StopAsync(RecurringKey key, CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        await scheduler.UnscheduleJob(key.Schedule, cancellation); // The job goes with its last trigger.
    }

    /// <summary>One run that waits for a worker is enough, however often it is asked for.</summary>
    public async Task RunNowAsync(RecurringKey key, CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        var now = clock.GetUtcNow();
        var asked = key.Asked(now);
        var waiting = await scheduler.QueryTriggers(new TriggerQuery { Job = key.Job, Group = GroupMatcher<TriggerKey>.GroupEquals(asked.Group), Take = PagedQuery.All }, cancellation);
        if (waiting.Items.Any(t => t.State is TriggerState.Normal or TriggerState.Blocked)) return;
        var trigger = TriggerBuilder.Create().WithIdentity(asked).ForJob(key.Job).StartAt(now).UsingJobData(AskedAt, now.ToString("O", null))
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build();
        await ScheduleAsync(scheduler, key, trigger, cancellation);
    }

    public async Task<DateTimeOffset?> NextAsync(RecurringKey key, CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        return (await scheduler.GetTrigger(key.Schedule, cancellation))?.NextFireTimeUtc;
    }

    /// <summary>Whether it is on a schedule, or ran once.</summary>
    public async Task<bool> IsKnownAsync(RecurringKey key, CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        if (await scheduler.Exists(key.Job, cancellation)) return true;
        await using var catalogue = databases.OpenCatalogue();
        return await catalogue.Set<JobRun>().AnyAsync(r => r.Job == key.Work && r.Tenant == key.Tenant.Value && r.Subject == key.Subject, cancellation);
    }

    /// <summary>Whether an operator holds all schedules of a work back; what is asked for by hand runs all the same.</summary>
    public async Task<bool> IsPausedAsync(string work, CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        var groups = await scheduler.QueryTriggerGroups(new TriggerGroupQuery { Name = NameMatcher.NameEquals(work), Paused = true, Take = 1 }, cancellation);
        return groups.Items.Count > 0;
    }

    /// <summary>A time that is over on the new clock, and was to come on the old one, is made up for.</summary>
    private async Task MoveAsync(RecurringKey key, CronExpression cron, CancellationToken cancellation)
    {
        if (cron.GetNextValidTimeAfter(clock.GetUtcNow()) is not null)
        {
            await SetAsync(key, cron, cancellation);
            return;
        }

        await RunNowAsync(key, cancellation);
        await StopAsync(key, cancellation);
    }

    /// <summary>Job and trigger in one step, so that no other node can take the job away between the two.</summary>
    private static async Task ScheduleAsync(IScheduler scheduler, RecurringKey key, ITrigger trigger, CancellationToken cancellation)
    {
        var job = JobBuilder.Create<RunRecurringWork>().WithIdentity(key.Job).RequestRecovery().Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, cancellation);
    }
}
