using PrepPlatform.Evaluators;

namespace PrepPlatform.Contracts.Evaluation;

/// <summary>
/// What people have scored of the same question, so that an evaluator may learn how it is marked. A module that orders evaluations may register one; it is
/// asked under the tenant's scope when the work is done, not when it is ordered.
/// </summary>
public interface IGradedAnswers
{
    /// <summary>The kind of the subjects that it knows: <see cref="EvaluationSubject.Kind"/>.</summary>
    string SubjectKind { get; }

    /// <summary>Answers to the subject's question that people have scored, the latest first, at most 50 and never the subject's own; empty: none.</summary>
    Task<IReadOnlyList<GradedAnswer>> ReadAsync(Guid subjectId, CancellationToken cancellation);
}
