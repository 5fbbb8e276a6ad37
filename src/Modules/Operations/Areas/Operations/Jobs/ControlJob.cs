using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Operations.Jobs;
using Quartz;

namespace PrepPlatform.Operations.Areas.Operations.Jobs;

/// <summary>
/// Runs a job now, pauses it, lets it go on; each gives the job's title, or null when there is no such job. Of work on tenants' schedules one schedule
/// runs, and all are paused.
/// </summary>
internal sealed class ControlJob(ISchedulerFactory factory, IEnumerable<IModule> modules, RecurringSchedule recurring, IAudit audit, PrepDb platform) : IUseCase
{
    public Task<string?> RunNowAsync(string key, string? schedule, CancellationToken cancellation) => recurring.Find(key) is null
        ? DoAsync(key, "run", (s, k) => s.TriggerJob(k, new JobDataMap(), cancellation), cancellation)
        : RunScheduleAsync(key, schedule ?? "", cancellation);

    public Task<string?> PauseAsync(string key, CancellationToken cancellation) => DoAsync(
        key, "paused", async (s, k) => await s.PauseTrigger(new TriggerKey(k.Name), cancellation),
        async (s, group) => await s.PauseTriggerGroups(group, cancellation), cancellation);

    public Task<string?> ResumeAsync(string key, CancellationToken cancellation) => DoAsync(
        key, "resumed", async (s, k) => await s.ResumeTrigger(new TriggerKey(k.Name), cancellation),
        async (s, group) => await s.ResumeTriggerGroups(group, cancellation), cancellation);

    /// <summary>Only what has a schedule or ran before: an operator makes none up.</summary>
    private async Task<string?> RunScheduleAsync(string work, string name, CancellationToken cancellation)
    {
        if (RecurringKey.Read(work, name) is not { } key || recurring.Find(work) is not { } job || !await recurring.IsKnownAsync(key, cancellation)) return null;
        await recurring.RunNowAsync(key, cancellation);
        await RecordAsync("run", key.Work, $"{job.Title}: run by hand for {key.Name}", cancellation);
        return job.Title;
    }

    private async Task<string?> DoAsync(
        string key, string verb, Func<IScheduler, JobKey, ValueTask> one, Func<IScheduler, GroupMatcher<TriggerKey>, ValueTask> all, CancellationToken cancellation)
    {
        if (recurring.Find(key) is not { } job) return await DoAsync(key, verb, one, cancellation);
        await all(await factory.GetScheduler(cancellation), GroupMatcher<TriggerKey>.GroupEquals(key));
        await RecordAsync(verb, key, $"{job.Title}: {verb} by hand", cancellation);
        return job.Title;
    }

    private async Task<string?> DoAsync(string key, string verb, Func<IScheduler, JobKey, ValueTask> act, CancellationToken cancellation)
    {
        if (modules.SelectMany(m => m.Jobs).SingleOrDefault(j => j.Key == key) is not { } job) return null;
        var scheduler = await factory.GetScheduler(cancellation);
        if (!await scheduler.Exists(new JobKey(key), cancellation)) return null;
        await act(scheduler, new JobKey(key));
        await RecordAsync(verb, key, $"{job.Title}: {verb} by hand", cancellation);
        return job.Title;
    }

    private async Task RecordAsync(string verb, string key, string summary, CancellationToken cancellation)
    {
        audit.Record($"jobs.{verb}", $"job/{key}", summary);
        await platform.SaveChangesAsync(cancellation);
    }
}
