using PrepPlatform.Evaluators;

namespace PrepPlatform.Contracts.Evaluation;

/// <summary>Answers that people have scored, from the module that keeps them: what an evaluator may learn of how a question is marked.</summary>
public interface IGradedAnswers
{
    /// <summary>The kind of subject that it knows: <c>attempt-question</c>.</summary>
    string SubjectKind { get; }

    /// <summary>Other people's answers to the same question as this subject's, scored by persons, at most 50, the latest first; empty where there are none.</summary>
    Task<IReadOnlyList<GradedAnswer>> ReadAsync(Guid subjectId, CancellationToken cancellation);
}
