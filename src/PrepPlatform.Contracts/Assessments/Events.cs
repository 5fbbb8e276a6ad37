namespace PrepPlatform.Contracts.Assessments;

/// <summary>An assessment can be sat from now on, or from its opening.</summary>
/// <param name="AssessmentId">Which.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="By">Who published it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record AssessmentPublished(Guid AssessmentId, Guid AuthorId, Guid By, DateTimeOffset At) : IEvent;

/// <summary>An assessment went back to its author, with a note that stands on its page.</summary>
/// <param name="AssessmentId">Which.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="By">Who rejected it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record AssessmentRejected(Guid AssessmentId, Guid AuthorId, Guid By, DateTimeOffset At) : IEvent;

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

/// <summary>A regrade has answers left to work on; each is followed by the next until it is done.</summary>
/// <param name="RegradeId">Which.</param>
/// <param name="After">The last answer that was looked at; empty: none yet.</param>
public sealed record RegradeUnderWay(Guid RegradeId, Guid After) : IEvent;

/// <summary>A score that counted was changed by a regrade, or by taking one back; <see cref="AttemptScored"/> tells of the new total.</summary>
/// <param name="AttemptId">Of which attempt.</param>
/// <param name="AssessmentId">Of which assessment.</param>
/// <param name="StudentId">Whose.</param>
/// <param name="QuestionId">Of which question.</param>
/// <param name="Reason">Why, as the student reads it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record AttemptRegraded(Guid AttemptId, Guid AssessmentId, Guid StudentId, Guid QuestionId, string Reason, DateTimeOffset At) : IEvent;
