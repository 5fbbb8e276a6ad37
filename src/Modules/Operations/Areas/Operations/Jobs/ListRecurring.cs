using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Operations.Jobs;
using PrepPlatform.Ui;
using Quartz;

namespace PrepPlatform.Operations.Areas.Operations.Jobs;

/// <summary>All schedules of one work as one line, since there may be thousands.</summary>
internal sealed record RecurringRow(RecurringJob Job, bool Paused, int Schedules, int DueToday, int FailedToday);

/// <summary>What the pages of one work have above them.</summary>
internal sealed record RecurringHead(string Key, string Title, int Count, bool Schedules, RecurringRow? Work);

internal sealed record RecurringRunRow(
    long Id, string Tenant, Guid Subject, DateTimeOffset? DueAt, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, bool Failed, string Note, string Node, string Schedule);

internal sealed record RecurringPage(RecurringRow Work, RecurringFilter Filter, KeyPage<RecurringRunRow> Page, IReadOnlyList<string> Tenants);

internal sealed record ScheduleRow(string Tenant, Guid Subject, DateTimeOffset? Next, DateTimeOffset? Last, TriggerState State, string Schedule);

internal sealed record SchedulesPage(RecurringJob Job, string Tenant, IReadOnlyList<ScheduleRow> Rows, int Page, bool HasMore, int Total, IReadOnlyList<string> Tenants);

internal sealed class ListRecurring(
    ISchedulerFactory factory, RecurringSchedule schedule, CatalogueDb catalogue, ITenantDirectory directory, TimeProvider clock) : IUseCase
{
    private const int PageSize = 50;

    private List<string> Tenants => [.. directory.All.Where(t => t.Kind != TenantKind.Platform).Select(t => t.Identifier)];

    public async Task<IReadOnlyList<RecurringRow>> RunAsync(CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().AddDays(-1);
        var failed = await catalogue.Set<JobRun>().Where(r => r.Tenant != null && r.Failed && r.StartedAt > since).GroupBy(r => r.Job)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var rows = new List<RecurringRow>();
        foreach (var job in schedule.Works) rows.Add(await RowAsync(job, failed.GetValueOrDefault(job.Key), cancellation));
        return rows;
    }

    public async Task<RecurringPage?> HistoryAsync(string work, RecurringFilter filter, CancellationToken cancellation)
    {
        if (schedule.Find(work) is not { } job) return null;
        var runs = catalogue.Set<JobRun>().AsNoTracking().Where(r => r.Job == work && r.Tenant != null);
        var since = clock.GetUtcNow().AddDays(-1);
        var row = await RowAsync(job, await runs.CountAsync(r => r.Failed && r.StartedAt > since, cancellation), cancellation);
        if (filter.Failed) runs = runs.Where(r => r.Failed);
        if (filter.Tenant.Trim() is { Length: > 0 } identifier)
        {
            var tenant = Find(identifier);
            runs = runs.Where(r => r.Tenant == tenant);
        }

        if (filter.Before is { } before) runs = runs.Where(r => r.Id < before);
        var page = (await runs.OrderByDescending(r => r.Id).Take(PageSize + 1).ToListAsync(cancellation)).ConvertAll(Show);
        return new RecurringPage(row, filter, KeyPage.Cut(page, PageSize, filter.Before is null, r => r.Id.ToString(CultureInfo.InvariantCulture)), Tenants);
    }

    public async Task<SchedulesPage?> SchedulesAsync(string work, string tenant, int page, CancellationToken cancellation)
    {
        if (schedule.Find(work) is not { } job) return null;
        var scheduler = await factory.GetScheduler(cancellation);
        var query = Query(work) with { Skip = (page - 1) * PageSize, Take = PageSize };
        if (tenant.Trim() is { Length: > 0 } identifier)
            query = query with { Name = NameMatcher<TriggerKey>.NameStartsWith(RecurringKey.Prefix(new Kernel.TenantId(Find(identifier)))) };
        var found = await scheduler.QueryTriggers(query, cancellation);
        return new SchedulesPage(job, tenant, [.. found.Items.Select(Show).OfType<ScheduleRow>()], page, found.HasMore, found.TotalCount ?? 0, Tenants);
    }

    private async Task<RecurringRow> RowAsync(RecurringJob job, int failed, CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        var all = await scheduler.QueryTriggers(Query(job.Key) with { Take = 0 }, cancellation);
        var due = await scheduler.QueryTriggers(Query(job.Key) with { Take = 0, NextFireTimeBefore = clock.GetUtcNow().AddDays(1) }, cancellation);
        return new RecurringRow(job, await schedule.IsPausedAsync(job.Key, cancellation), all.TotalCount ?? 0, due.TotalCount ?? 0, failed);
    }

    private static TriggerQuery Query(string work) => new() { Group = GroupMatcher<TriggerKey>.GroupEquals(work), IncludeTotalCount = true };

    private RecurringRunRow Show(JobRun run) => new(
        run.Id, Name(run.Tenant ?? Guid.Empty), run.Subject ?? Guid.Empty, run.DueAt, run.StartedAt, run.EndedAt, run.Failed, run.Note, run.Node,
        new RecurringKey(run.Job, new Kernel.TenantId(run.Tenant ?? Guid.Empty), run.Subject ?? Guid.Empty).Name);

    private ScheduleRow? Show(TriggerHeader trigger) => RecurringKey.Read(trigger.Key.Group, trigger.Key.Name) is { } key
        ? new ScheduleRow(Name(key.Tenant.Value), key.Subject, trigger.NextFireTimeUtc, trigger.PreviousFireTimeUtc, trigger.State, key.Name)
        : null;

    /// <summary>An empty id where there is none: nothing is found then.</summary>
    private Guid Find(string identifier) => directory.All.FirstOrDefault(t => t.Identifier.Equals(identifier, StringComparison.OrdinalIgnoreCase))?.Id.Value ?? Guid.Empty;

    private string Name(Guid tenant) => directory.All.FirstOrDefault(t => t.Id.Value == tenant)?.Identifier ?? tenant.ToString();
}
