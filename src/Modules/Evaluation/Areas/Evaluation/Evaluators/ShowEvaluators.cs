using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Evaluators;

/// <summary>The evaluators that an installation offers, as one tenant uses them.</summary>
internal sealed class ShowEvaluators(PluginCatalogue plugins, PrepDb db) : IUseCase
{
    public async Task<IReadOnlyList<EvaluatorRow>> RunAsync(CancellationToken cancellation)
    {
        await plugins.ReadyAsync();
        var off = await db.Set<EvaluatorSwitch>().AsNoTracking().Where(s => s.OffAt != null).Select(s => s.PluginId).ToListAsync(cancellation);
        return [.. Offered.Select(p => Row(p, !off.Contains(p.Id)))];
    }

    public async Task<EvaluatorPage?> FindAsync(string key, CancellationToken cancellation)
    {
        await plugins.ReadyAsync();
        if (Offered.FirstOrDefault(p => p.Key == key) is not { } plugin) return null;
        var set = await db.Set<EvaluatorSwitch>().AsNoTracking().SingleOrDefaultAsync(s => s.PluginId == plugin.Id, cancellation);
        var form = new EvaluatorForm { LeastConfidence = (int)((set?.LeastConfidence ?? Wishes.UsualConfidence) * 100), Version = set?.Version ?? 0 };
        JsonElement? values = plugin.Status.Offer?.Settings is null ? null : TenantWishes.Fill(plugin, set?.Settings);
        return new EvaluatorPage(Row(plugin, set?.OffAt is null), form, values, []);
    }

    /// <summary>Also those that do not work now: what the tenant wants of them holds when they do again.</summary>
    private IEnumerable<InstalledPlugin> Offered => plugins.All.Where(p => !p.Key.StartsWith('~') && p.Manifest is not null);

    private static EvaluatorRow Row(InstalledPlugin plugin, bool on) =>
        new(plugin, on, plugin.Status.Offer is { } offer ? [.. offer.Types.Values.Select(t => t.Description.Name).Order()] : plugin.Manifest!.Types);
}
