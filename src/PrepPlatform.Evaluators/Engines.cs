using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Evaluators;

/// <summary>What the host tells a plugin of the machine before it asks anything else.</summary>
/// <param name="ModelFolders">
/// Where model files lie, a <see cref="Models.ModelFolder"/> for each model; the first that has a name wins. They may be missing or empty, and models may
/// come while the plugin runs.
/// </param>
/// <param name="Encoder">The name of the text encoder that the operator has chosen; null: the plugin chooses.</param>
public sealed record PluginEnvironment(IReadOnlyList<string> ModelFolders, string? Encoder = null)
{
    /// <summary>How the operator wants strangers' programs to be run: what <see cref="Sandboxes.Open"/> takes.</summary>
    public SandboxOptions Sandbox { get; init; } = new();
}

/// <summary>An engine that a plugin may offer: texts as vectors whose cosine says how near they are in meaning. Used from several threads at once.</summary>
public interface ITextEmbedder
{
    /// <summary>Name and version of the model, as recorded with everything that it was used for; null: no model is installed now.</summary>
    string? Model { get; }

    /// <summary>What operators should know: which models are not used, and why; sentences. Empty: nothing.</summary>
    IReadOnlyList<string> Notes => [];

    /// <summary>One vector of length 1 for each text, in their order, all of one size; a text longer than the model reads is cut.</summary>
    /// <param name="texts">At most 256, of at most 64 Ki characters each.</param>
    /// <param name="cancellation">Stops it between two batches.</param>
    /// <exception cref="InvalidOperationException">No model is installed.</exception>
    ValueTask<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation);
}

/// <summary>An engine that a plugin may offer: recordings as words. Asked one recording at a time.</summary>
public interface ISpeechTranscriber
{
    /// <summary>Name and version of the model, as recorded with everything that it was used for; null: no model is installed now.</summary>
    string? Model { get; }

    /// <summary>What operators should know: which models are not used, and why; sentences. Empty: nothing.</summary>
    IReadOnlyList<string> Notes => [];

    /// <summary>What is said in a recording, with how it is said.</summary>
    /// <param name="file">A file that a stranger made, of any kind.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; or null.</param>
    /// <param name="cancellation">Stops it within a moment.</param>
    /// <exception cref="InvalidOperationException">No model is installed.</exception>
    /// <exception cref="InvalidDataException">The file cannot be read; the message is a sentence for its maker.</exception>
    ValueTask<SpokenAnswer> TranscribeAsync(string file, IProgress<decimal>? progress, CancellationToken cancellation);
}
