using PrepPlatform.Evaluators;

namespace PrepPlatform.MultipleChoice;

/// <summary>Choices, numbers, blanks, pairs and orders, scored by rules at once.</summary>
public sealed class MultipleChoicePlugin : IEvaluatorPlugin
{
    /// <inheritdoc />
    public IReadOnlyList<IQuestionType> Types { get; } = [];
}
