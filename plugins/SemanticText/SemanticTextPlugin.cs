using PrepPlatform.Evaluators;

namespace PrepPlatform.SemanticText;

/// <summary>Short answers and essays, scored by what they cover and what they say.</summary>
public sealed class SemanticTextPlugin : IEvaluatorPlugin
{
    /// <inheritdoc />
    public IReadOnlyList<IQuestionType> Types { get; } = [];
}
