using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Operations.Domain;
using Quartz;

namespace PrepPlatform.Operations.Areas.Operations.Jobs;

internal sealed record JobsPage(IReadOnlyList<JobRow> Jobs, IReadOnlyList<RecurringRow> Recurring);

internal sealed record JobRow(ScheduledJob Job, bool Paused, DateTimeOffset? Next, RunRow? Last);

internal sealed record RunRow(string Job, string Node, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, bool Failed, string Note);

internal sealed record JobPage(JobRow Job, IReadOnlyList<RunRow> Runs);

internal sealed class ListJobs(ISchedulerFactory factory, IEnumerable<IModule> modules, CatalogueDb catalogue) : IUseCase
{
    private const int History = 50;

    public async Task<IReadOnlyList<JobRow>> RunAsync(CancellationToken cancellation)
    {
        var last = await catalogue.Set<JobRun>().AsNoTracking().Where(r => r.Tenant == null).GroupBy(r => r.Job)
            .Select(g => g.OrderByDescending(r => r.Id).Select(r => new RunRow(r.Job, r.Node, r.StartedAt, r.EndedAt, r.Failed, r.Note)).First())
            .ToDictionaryAsync(r => r.Job, cancellation);
        var rows = new List<JobRow>();
        foreach (var job in modules.SelectMany(m => m.Jobs).OrderBy(j => j.Title)) rows.Add(await RowAsync(job, last.GetValueOrDefault(job.Key), cancellation));
        return rows;
    }

    public async Task<JobPage?> HistoryAsync(string key, CancellationToken cancellation)
    {
        if (modules.SelectMany(m => m.Jobs).SingleOrDefault(j => j.Key == key) is not { } job) return null;
        var runs = await catalogue.Set<JobRun>().AsNoTracking().Where(r => r.Job == key).OrderByDescending(r => r.Id).Take(History)
            .Select(r => new RunRow(r.Job, r.Node, r.StartedAt, r.EndedAt, r.Failed, r.Note)).ToListAsync(cancellation);
        return new JobPage(await RowAsync(job, runs.FirstOrDefault(), cancellation), runs);
    }

    private async Task<JobRow> RowAsync(ScheduledJob job, RunRow? last, CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        var trigger = await scheduler.GetTrigger(new TriggerKey(job.Key), cancellation);
        var paused = trigger is not null && await scheduler.GetTriggerState(trigger.Key, cancellation) == TriggerState.Paused;
        return new JobRow(job, paused, paused ? null : trigger?.NextFireTimeUtc, last);
    }
}
