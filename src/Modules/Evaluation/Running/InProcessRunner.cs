using System.Collections.Frozen;
using System.Text.Json;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Running;

/// <summary>Calls a plugin in this process: an instant one that the operator trusts, or the only one of an evaluator's process.</summary>
internal sealed class InProcessRunner(IEvaluatorPlugin plugin, PluginEnvironment environment) : IPluginRunner
{
    private readonly FrozenDictionary<string, IQuestionType> types = Guard(() =>
    {
        plugin.Start(environment);
        return plugin.Types.ToFrozenDictionary(t => t.Description.Id);
    });

    public IReadOnlyList<int> Processes => [];

    public Task<PluginDescription> DescribeAsync(CancellationToken cancellation) =>
        Task.FromResult(Guard(() => new PluginDescription([.. plugin.Types.Select(t => t.Description)], plugin.SettingsSchema, plugin.Embedder is not null, plugin.Transcriber is not null)));

    public ValueTask<IReadOnlyList<DefinitionProblem>> CheckAsync(string type, JsonElement definition, CancellationToken cancellation) =>
        new(Guard(() => types[type].Check(definition) ?? throw Nothing("Check")));

    public ValueTask<Presentation> PresentAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation) =>
        new(Guard(() => types[type].Present(definition, arrangement) ?? throw Nothing("Present")));

    public ValueTask<JsonElement?> BestAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation) =>
        new(Guard(() => types[type].BestResponse(definition, arrangement)));

    public ValueTask<JsonElement?> TrialAsync(string type, JsonElement definition, string? input, CancellationToken cancellation) =>
        new(Guard(() => types[type].Trial(definition, input)));

    public ValueTask<EvaluationResult> EvaluateAsync(string type, EvaluationRequest request, CancellationToken cancellation) =>
        GuardAsync(async () => await types[type].EvaluateAsync(request, cancellation) ?? throw Nothing("EvaluateAsync"), cancellation);

    public ValueTask<EngineStatus> EngineAsync(CancellationToken cancellation) =>
        new(Guard(() => new EngineStatus(Embedder.Model, [.. Embedder.Notes ?? throw Nothing("Notes")])));

    public ValueTask<Embedded> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation) => GuardAsync(async () =>
    {
        if (Embedder.Model is not { } model) return new Embedded(null, []);
        return new Embedded(model, await Embedder.EmbedAsync(texts, cancellation) ?? throw Nothing("EmbedAsync"));
    }, cancellation);

    public ValueTask<EngineStatus> HearingAsync(CancellationToken cancellation) =>
        new(Guard(() => new EngineStatus(Transcriber.Model, [.. Transcriber.Notes ?? throw Nothing("Notes")])));

    public ValueTask<SpokenAnswer> TranscribeAsync(string file, IProgress<decimal>? progress, CancellationToken cancellation) =>
        GuardAsync(async () => await Transcriber.TranscribeAsync(file, progress, cancellation) ?? throw Nothing("TranscribeAsync"), cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ITextEmbedder Embedder => plugin.Embedder ?? throw new PluginFault(FaultKind.Lied, "The plugin offers no text embedder.");

    private ISpeechTranscriber Transcriber => plugin.Transcriber ?? throw new PluginFault(FaultKind.Lied, "The plugin offers no engine for recordings.");

    private static async ValueTask<T> GuardAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (e is not PluginFault)
        {
            throw Thrown(e);
        }
    }

    private static PluginFault Nothing(string method) => new(FaultKind.Lied, $"The evaluator's {method} returned nothing.");

    private static T Guard<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is not PluginFault)
        {
            throw Thrown(e);
        }
    }

    private static PluginFault Thrown(Exception e) =>
        new(e is OutOfMemoryException ? FaultKind.TooMuchMemory : FaultKind.Threw, $"The evaluator threw {PluginEntry.Say(e)}");
}
