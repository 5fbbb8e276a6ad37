using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Plugins;

/// <summary>The plugins with figures from every tenant: how many wait and how long it took, nothing of what was answered.</summary>
internal sealed class ListPlugins(PluginCatalogue plugins, PlatformScope platform) : IUseCase
{
    private const int Recent = 500;

    public async Task<PluginList> RunAsync(CancellationToken cancellation)
    {
        await plugins.ReadyAsync();
        var (queue, times) = (await QueueAsync(cancellation), await TimesAsync([.. plugins.All], cancellation));
        var offered = plugins.All.Where(p => !p.Key.StartsWith('~')).SelectMany(p => p.Manifest?.Types ?? []).ToHashSet();
        return new PluginList([.. plugins.All.Select(p => Row(p, queue, times))], [.. queue.Where(q => !offered.Contains(q.Lane)).OrderBy(q => q.Lane)]);
    }

    public async Task<PluginRow?> FindAsync(string key, CancellationToken cancellation)
    {
        await plugins.ReadyAsync();
        return plugins.Find(key) is { } plugin ? Row(plugin, await QueueAsync(cancellation), await TimesAsync([plugin], cancellation)) : null;
    }

    private static PluginRow Row(InstalledPlugin plugin, IReadOnlyList<QueueRow> queue, ILookup<string, int> times) => plugin.Key.StartsWith('~')
        ? new PluginRow(plugin, Timings.Of([]), Waiting.Of([]))
        : new PluginRow(plugin, Timings.Of(times[plugin.Id]), Waiting.Of(queue.Where(q => plugin.Manifest!.Types.Contains(q.Lane))));

    private async Task<IReadOnlyList<QueueRow>> QueueAsync(CancellationToken cancellation)
    {
        var rows = await platform.ReadAsync<EvaluationWork, QueueRow>("Looked at how many answers wait for evaluators", work => work
            .GroupBy(w => w.Lane).Select(g => new QueueRow(g.Key, g.Count(), g.Min(w => w.CreatedAt))), cancellation);
        return [.. rows.GroupBy(r => r.Lane).Select(g => new QueueRow(g.Key, g.Sum(r => r.Count), g.Min(r => r.Oldest)))]; // Of several shards.
    }

    private async Task<ILookup<string, int>> TimesAsync(IReadOnlyList<InstalledPlugin> asked, CancellationToken cancellation)
    {
        var ids = asked.Where(p => !p.Key.StartsWith('~')).Select(p => p.Id).ToList();
        if (ids.Count == 0) return Array.Empty<int>().ToLookup(_ => "");
        var rows = await platform.ReadAsync<EvaluationRecord, TimeRow>("Looked at how long evaluations took", records => ids
            .Select(id => records.Where(r => r.Evaluator == id).OrderByDescending(r => r.Sequence).Take(Recent).Select(r => new { r.Evaluator, r.Microseconds }))
            .Aggregate((all, one) => all.Concat(one)).Select(r => new TimeRow(r.Evaluator, r.Microseconds)), cancellation);
        return rows.Where(r => r.Microseconds > 0).ToLookup(r => r.Evaluator, r => r.Microseconds);
    }

    private sealed record TimeRow(string Evaluator, int Microseconds);
}
