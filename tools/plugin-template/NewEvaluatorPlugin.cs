using PrepPlatform.Evaluators;

namespace NewEvaluator;

/// <summary>What the host makes, once a process: the plugin with its question types.</summary>
public sealed class NewEvaluatorPlugin : IEvaluatorPlugin
{
    /// <inheritdoc />
    public IReadOnlyList<IQuestionType> Types { get; } = [new NewEvaluatorType()];
}
