using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Work;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Evaluators;

/// <summary>What a tenant's admin decides about one evaluator. Work for one that is switched off waits until it is on again.</summary>
internal sealed class ChangeEvaluator(PrepDb db, IAudit audit, TenantWishes wishes, WorkSignal signal, TimeProvider clock) : IUseCase
{
    public Task SwitchOffAsync(EvaluatorRow row, CancellationToken cancellation) =>
        ChangeAsync(row, "switched-off", "Switched off", s => s.SwitchOff(clock.GetUtcNow()), cancellation);

    public Task SwitchOnAsync(EvaluatorRow row, CancellationToken cancellation) => ChangeAsync(row, "switched-on", "Switched on", s => s.SwitchOn(), cancellation);

    /// <summary>Saves settings that were checked.</summary>
    public async Task<Result<string>> SetAsync(EvaluatorRow row, EvaluatorForm form, JsonElement? values, CancellationToken cancellation)
    {
        var version = await db.Set<EvaluatorSwitch>().Where(s => s.PluginId == row.Plugin.Id).Select(s => (int?)s.Version).SingleOrDefaultAsync(cancellation);
        if ((version ?? 0) != form.Version) return Result.Stale<string>();
        await ChangeAsync(row, "set", "Changed the settings of", s => s.Set(values?.GetRawText() ?? "{}", form.LeastConfidence / 100m), cancellation);
        return Result.Ok(row.Plugin.Name);
    }

    private async Task ChangeAsync(EvaluatorRow row, string action, string verb, Action<EvaluatorSwitch> change, CancellationToken cancellation)
    {
        var set = await db.Set<EvaluatorSwitch>().SingleOrDefaultAsync(s => s.PluginId == row.Plugin.Id, cancellation);
        if (set is null) db.Add(set = new EvaluatorSwitch(row.Plugin.Id));
        change(set);
        audit.Record($"evaluators.{action}", $"evaluator/{row.Plugin.Id}", $"{verb} {row.Plugin.Name}");
        await db.SaveChangesAsync(cancellation);
        await wishes.ChangedAsync(cancellation);
        signal.Set();
    }
}
