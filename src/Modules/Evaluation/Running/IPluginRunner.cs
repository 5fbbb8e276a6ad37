using System.Text.Json;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Running;

/// <summary>A plugin that can be asked, wherever its code runs. Whatever goes wrong there is a <see cref="PluginFault"/> here.</summary>
internal interface IPluginRunner : IAsyncDisposable
{
    /// <summary>The processes that its code runs in now; empty where that is the host's own, or none is needed yet.</summary>
    IReadOnlyList<int> Processes { get; }

    Task<PluginDescription> DescribeAsync(CancellationToken cancellation);

    ValueTask<IReadOnlyList<DefinitionProblem>> CheckAsync(string type, JsonElement definition, CancellationToken cancellation);

    ValueTask<Presentation> PresentAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation);

    ValueTask<JsonElement?> BestAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation);

    ValueTask<JsonElement?> TrialAsync(string type, JsonElement definition, string? input, CancellationToken cancellation);

    ValueTask<EvaluationResult> EvaluateAsync(string type, EvaluationRequest request, CancellationToken cancellation);

    /// <summary>How its text embedder is; it has one.</summary>
    ValueTask<EngineStatus> EngineAsync(CancellationToken cancellation);

    /// <summary>Has texts embedded, as many as fit a message: see <see cref="EmbedTexts"/>.</summary>
    ValueTask<Embedded> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation);

    /// <summary>How its engine for recordings is; it has one.</summary>
    ValueTask<EngineStatus> HearingAsync(CancellationToken cancellation);

    /// <summary>Has a recording transcribed.</summary>
    ValueTask<SpokenAnswer> TranscribeAsync(string file, IProgress<decimal>? progress, CancellationToken cancellation);
}
