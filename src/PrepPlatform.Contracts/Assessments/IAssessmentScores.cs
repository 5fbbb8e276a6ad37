namespace PrepPlatform.Contracts.Assessments;

/// <summary>What students reached in assessments, for modules that decide by it.</summary>
public interface IAssessmentScores
{
    /// <summary>A student's best closed and fully scored attempt of each assessment that they sat, as it is now.</summary>
    Task<IReadOnlyList<BestScore>> BestAsync(Guid student, CancellationToken cancellation);

    /// <summary>The assessments that were ever published, by title: what a rule may name.</summary>
    Task<IReadOnlyList<AssessmentTitle>> PublishedAsync(CancellationToken cancellation);
}

/// <summary>A student's best result of one assessment.</summary>
/// <param name="AssessmentId">Which.</param>
/// <param name="Percent">Points of the most that could be earned, 0 to 100, to two places.</param>
/// <param name="At">When that attempt ended.</param>
public sealed record BestScore(Guid AssessmentId, decimal Percent, DateTimeOffset At);

/// <summary>An assessment by name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title now.</param>
public sealed record AssessmentTitle(Guid Id, string Title);
