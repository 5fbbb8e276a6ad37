using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using Quartz;

namespace PrepPlatform.Operations.Areas.Operations.Jobs;

/// <summary>Runs a job now, pauses it, lets it go on; each gives the job's title, or null when there is no such job.</summary>
internal sealed class ControlJob(ISchedulerFactory factory, IEnumerable<IModule> modules, IAudit audit, PrepDb platform) : IUseCase
{
    public Task<string?> RunNowAsync(string key, CancellationToken cancellation) =>
        DoAsync(key, "run", (s, k) => s.TriggerJob(k, new JobDataMap(), cancellation), cancellation);

    public Task<string?> PauseAsync(string key, CancellationToken cancellation) =>
        DoAsync(key, "paused", async (s, k) => await s.PauseTrigger(new TriggerKey(k.Name), cancellation), cancellation);

    public Task<string?> ResumeAsync(string key, CancellationToken cancellation) =>
        DoAsync(key, "resumed", async (s, k) => await s.ResumeTrigger(new TriggerKey(k.Name), cancellation), cancellation);

    private async Task<string?> DoAsync(string key, string verb, Func<IScheduler, JobKey, ValueTask> act, CancellationToken cancellation)
    {
        if (modules.SelectMany(m => m.Jobs).SingleOrDefault(j => j.Key == key) is not { } job) return null;
        var scheduler = await factory.GetScheduler(cancellation);
        if (!await scheduler.Exists(new JobKey(key), cancellation)) return null;
        await act(scheduler, new JobKey(key));
        audit.Record($"jobs.{verb}", $"job/{key}", $"{job.Title}: {verb} by hand");
        await platform.SaveChangesAsync(cancellation);
        return job.Title;
    }
}
