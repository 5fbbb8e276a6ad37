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
