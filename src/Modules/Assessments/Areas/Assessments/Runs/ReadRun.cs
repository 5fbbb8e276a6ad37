using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Runs;

/// <summary>What came of a run so far.</summary>
internal sealed class ReadRun(PrepDb db, IEvaluations evaluations) : IUseCase
{
    public async Task<RunPage?> RunAsync(Guid attempt, Guid run, Guid student, CancellationToken cancellation)
    {
        var position = await db.Set<TrialRun>().Where(r => r.Id == run)
            .Join(db.Set<AttemptQuestion>().Where(q => q.AttemptId == attempt), r => r.AttemptQuestionId, q => q.Id, (_, q) => q)
            .Where(q => db.Set<Attempt>().Any(a => a.Id == q.AttemptId && a.StudentId == student)).Select(q => (int?)q.Position).SingleOrDefaultAsync(cancellation);
        if (position is null) return null;
        // In this order: what ends in between is found by the second.
        var progress = await evaluations.ProgressAsync(TrialRun.SubjectKind, [run], cancellation);
        var given = await evaluations.ReadAsync(TrialRun.SubjectKind, [run], cancellation);
        return new RunPage(attempt, run, position.Value, given is [.., var last] ? last.Result : null, progress is [.., var now] ? now : null);
    }
}

/// <summary>A run as it is shown.</summary>
/// <param name="Attempt">Its attempt.</param>
/// <param name="Id">Its id.</param>
/// <param name="Position">The question's number.</param>
/// <param name="Result">What came of it; null: it is not done.</param>
/// <param name="Progress">How far it is; null: it is done.</param>
internal sealed record RunPage(Guid Attempt, Guid Id, int Position, EvaluationResult? Result, EvaluationProgress? Progress)
{
    public IReadOnlyList<Criterion> Parts => Result?.Criteria ?? Progress?.Parts ?? [];

    public string Url => $"/attempts/{Attempt}/runs/{Id}";

    public string Topic => EvaluationProgress.Topic(TrialRun.SubjectKind, Id);
}
