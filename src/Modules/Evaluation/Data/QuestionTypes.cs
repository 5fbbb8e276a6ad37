using System.Text.Json;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Data;

internal sealed class QuestionTypes(PluginCatalogue plugins, TenantWishes wishes, ILogger<QuestionTypes> logger) : IQuestionTypes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<QuestionTypeInfo>> ListAsync(CancellationToken cancellation)
    {
        await plugins.AllReadyAsync();
        var types = new List<QuestionTypeInfo>();
        foreach (var plugin in plugins.All.Where(p => p.Runner is not null))
            if ((await wishes.OfAsync(plugin, cancellation)).On) types.AddRange(plugin.Status.Offer!.Types.Values.Select(t => Info(plugin, t)));
        return [.. types.OrderBy(t => t.Description.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    public QuestionTypeInfo? Find(string type) => Locate(type) is var (plugin, offered) ? Info(plugin, offered) : null;

    public async Task<IReadOnlyList<DefinitionProblem>> CheckAsync(string type, JsonElement definition, CancellationToken cancellation)
    {
        await plugins.ReadyAsync(type);
        if (Locate(type) is not var (plugin, offered)) return [new DefinitionProblem("", $"No evaluator offers questions of the type '{type}' now.")];
        if (Fit.Check(offered, definition) is { Count: > 0 } problems) return problems;
        var asked = await AskAsync(plugin, (r, c) => r.CheckAsync(type, definition, c), cancellation);
        return asked.Succeeded ? asked.Value : [new DefinitionProblem("", asked.Problems[0].Message)];
    }

    public async Task<Result<Presentation>> PresentAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation)
    {
        await plugins.ReadyAsync(type);
        if (Locate(type) is not var (plugin, offered)) return Result.Invalid<Presentation>("", $"No evaluator offers questions of the type '{type}' now.");
        if (Fit.Check(offered, definition) is [var wrong, ..]) return Result.Invalid<Presentation>("", $"The question no longer fits its type: {Fit.Say(wrong)}");
        return await AskAsync(plugin, (r, c) => r.PresentAsync(type, definition, arrangement, c), cancellation);
    }

    public Task<JsonElement?> BestResponseAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation) =>
        AskOrNullAsync(type, definition, (r, c) => r.BestAsync(type, definition, arrangement, c), cancellation);

    public Task<JsonElement?> TrialAsync(string type, JsonElement definition, string? input, CancellationToken cancellation) =>
        AskOrNullAsync(type, definition, (r, c) => r.TrialAsync(type, definition, input, c), cancellation);

    private async Task<JsonElement?> AskOrNullAsync(
        string type, JsonElement definition, Func<IPluginRunner, CancellationToken, ValueTask<JsonElement?>> ask, CancellationToken cancellation)
    {
        await plugins.ReadyAsync(type);
        if (Locate(type) is not var (plugin, offered) || Fit.Check(offered, definition).Count > 0) return null;
        var asked = await AskAsync(plugin, ask, cancellation);
        return asked.Succeeded ? asked.Value : null;
    }

    private (InstalledPlugin, OfferedType)? Locate(string type) =>
        plugins.ByType(type) is { } plugin && plugin.Status.Offer?.Types.GetValueOrDefault(type) is { } offered ? (plugin, offered) : null;

    private static QuestionTypeInfo Info(InstalledPlugin plugin, OfferedType type) =>
        new(type.Description, plugin.Id, plugin.Name, plugin.Version, plugin.InProcess);

    private async Task<Result<T>> AskAsync<T>(InstalledPlugin plugin, Func<IPluginRunner, CancellationToken, ValueTask<T>> ask, CancellationToken cancellation)
    {
        if (plugin.Runner is not { } runner) return Result.Invalid<T>("", $"The evaluator {plugin.Name} does not work now.");
        if (plugin.InProcess) return await TryAsync(plugin, () => ask(runner, cancellation));
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(Patience);
        try
        {
            return await TryAsync(plugin, () => ask(runner, time.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Result.Invalid<T>("", $"The evaluator {plugin.Name} is busy; try again in a moment.");
        }
    }

    private async ValueTask<Result<T>> TryAsync<T>(InstalledPlugin plugin, Func<ValueTask<T>> ask)
    {
        try
        {
            return Result.Ok(await ask());
        }
        catch (PluginFault e)
        {
            logger.LogWarning("The plugin {Plugin} did not answer: {Kind}", plugin.Id, e.Kind);
            return Result.Invalid<T>("", e.Message);
        }
    }
}
