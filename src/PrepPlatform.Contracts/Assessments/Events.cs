namespace PrepPlatform.Contracts.Assessments;

/// <summary>A student's attempt ended: submitted, or its time was up.</summary>
/// <param name="AttemptId">Which.</param>
/// <param name="AssessmentId">Of which assessment.</param>
/// <param name="StudentId">Whose.</param>
/// <param name="TimedOut">Whether the time was up.</param>
/// <param name="At">When, in UTC.</param>
public sealed record AttemptClosed(Guid AttemptId, Guid AssessmentId, Guid StudentId, bool TimedOut, DateTimeOffset At) : IEvent;

/// <summary>Every answer of an attempt is scored; told again, with the new figures, when a person changes a score.</summary>
/// <param name="AttemptId">Which.</param>
/// <param name="AssessmentId">Of which assessment.</param>
/// <param name="StudentId">Whose.</param>
/// <param name="Points">What was earned, to two places.</param>
/// <param name="MaxPoints">What could have been earned.</param>
/// <param name="Percent">Points of <paramref name="MaxPoints"/> in whole per cent, rounded down.</param>
/// <param name="Passed">Whether the assessment's passing score is reached.</param>
/// <param name="At">When, in UTC.</param>
public sealed record AttemptScored(
    Guid AttemptId, Guid AssessmentId, Guid StudentId, decimal Points, decimal MaxPoints, int Percent, bool Passed, DateTimeOffset At) : IEvent;
