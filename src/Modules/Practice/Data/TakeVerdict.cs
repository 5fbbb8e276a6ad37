using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Data;

/// <summary>Takes over what the judge found of a program; of one that is judged anew only the last round counts.</summary>
internal sealed class TakeVerdict(PrepDb db, IEvaluations evaluations, JudgeDesk judge) : IEventHandler<EvaluationCompleted>
{
    public async Task HandleAsync(EvaluationCompleted e, CancellationToken cancellation)
    {
        if (Submission.KindOf(e.SubjectKind) is null) return;
        if (await db.Set<Submission>().SingleOrDefaultAsync(s => s.Id == e.SubjectId && s.Round == e.Revision, cancellation) is not { } submission) return;
        var given = await evaluations.ReadAsync(e.SubjectKind, [e.SubjectId], cancellation);
        if (given.LastOrDefault(g => g.Subject.Revision == e.Revision) is { } latest) await judge.TakeAsync(submission, latest.Result, cancellation);
    }
}
