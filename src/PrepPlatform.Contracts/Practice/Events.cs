namespace PrepPlatform.Contracts.Practice;

/// <summary>A person solved a coding problem, or solved it no longer because its programs were judged anew.</summary>
/// <param name="ProblemId">Which.</param>
/// <param name="StudentId">Whose.</param>
/// <param name="Solved">Whether it is solved now.</param>
/// <param name="At">When it was found out, in UTC.</param>
public sealed record PracticeProgressChanged(Guid ProblemId, Guid StudentId, bool Solved, DateTimeOffset At) : IEvent;

/// <summary>A problem's programs are being judged anew; each piece is followed by the next until it is done.</summary>
/// <param name="ProblemId">Which.</param>
/// <param name="RevisionId">By which of its revisions.</param>
/// <param name="Before">Only programs of before this instant: what came later was judged by the revision anyway.</param>
/// <param name="After">The last program that was handed to the judge; empty: none yet.</param>
public sealed record PracticeRejudgeUnderWay(Guid ProblemId, Guid RevisionId, DateTimeOffset Before, Guid After) : IEvent;
