using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Encoding;

namespace PrepPlatform.SemanticText;

/// <summary>Short answers and essays, scored by what they cover and what they say.</summary>
public sealed class SemanticTextPlugin : IEvaluatorPlugin
{
    private readonly TextEmbedder embedder = new();

    /// <inheritdoc />
    public IReadOnlyList<IQuestionType> Types { get; } = [];

    /// <inheritdoc />
    public ITextEmbedder Embedder => embedder;

    /// <inheritdoc />
    public void Start(PluginEnvironment environment) => embedder.Start(environment);
}
