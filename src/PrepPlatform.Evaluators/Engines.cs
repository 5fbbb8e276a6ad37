namespace PrepPlatform.Evaluators;

/// <summary>What the host tells a plugin of the machine before it asks anything else.</summary>
/// <param name="ModelFolder">Where model files lie, a folder for each model; it may be missing or empty, and files may come while the plugin runs.</param>
public sealed record PluginEnvironment(string ModelFolder);

/// <summary>An engine that a plugin may offer: texts as vectors whose cosine says how near they are in meaning. Used from several threads at once.</summary>
public interface ITextEmbedder
{
    /// <summary>Name and version of the model, as recorded with everything that it was used for; null: no model is installed now.</summary>
    string? Model { get; }

    /// <summary>One vector of length 1 for each text, in their order, all of one size; a text longer than the model reads is cut.</summary>
    /// <param name="texts">At most 256, of at most 64 Ki characters each.</param>
    /// <param name="cancellation">Stops it between two batches.</param>
    /// <exception cref="InvalidOperationException">No model is installed.</exception>
    ValueTask<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation);
}
