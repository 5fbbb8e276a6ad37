using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data.Model;

namespace PrepPlatform.Assessments.Domain;

/// <summary>A program that a candidate tried on the examples, or on an input of their own, during an attempt. It counts for nothing.</summary>
internal sealed class TrialRun : TenantEntity
{
    /// <summary>What its evaluation is kept under.</summary>
    public const string SubjectKind = "attempt-run";

    /// <summary>Longest input of one's own, in characters.</summary>
    public const int LongestInput = 65_536;

    /// <summary>Most runs of one question within <see cref="Window"/>.</summary>
    public const int Most = 10;

    /// <summary>How long a run is counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private TrialRun() { }

    public TrialRun(Guid attemptQuestionId, DateTimeOffset at) => (AttemptQuestionId, At) = (attemptQuestionId, at);

    public Guid AttemptQuestionId { get; private set; }
    public DateTimeOffset At { get; private set; }

    public EvaluationSubject Subject => new(SubjectKind, Id, 1);
}
