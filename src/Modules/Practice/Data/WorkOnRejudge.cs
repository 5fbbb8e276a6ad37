using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Practice;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Data;

/// <summary>Hands the next programs to the judge again: each piece is a transaction with the message that leads to the next, so a node that dies loses nothing and repeats nothing.</summary>
internal sealed class WorkOnRejudge(PrepDb db, JudgeDesk judge, TimeProvider clock) : IEventHandler<PracticeRejudgeUnderWay>
{
    public const int Piece = 50;

    public async Task HandleAsync(PracticeRejudgeUnderWay e, CancellationToken cancellation)
    {
        var piece = await db.Set<Submission>()
            .Where(s => s.ProblemId == e.ProblemId && s.Kind == SubmissionKind.Submission && s.At < e.Before && s.Id.CompareTo(e.After) > 0).OrderBy(s => s.Id).Take(Piece).ToListAsync(cancellation);
        if (piece.Count == 0) return;
        var definition = Definition.Parse(await db.Set<ProblemRevision>().Where(r => r.Id == e.RevisionId).Select(r => r.Definition).SingleAsync(cancellation));
        // What waits to be judged by this revision anyway stays where it is.
        var asked = piece.Where(s => s.State != SubmissionState.Waiting || s.RevisionId != e.RevisionId).ToList();
        foreach (var submission in asked) submission.JudgeAgain(e.RevisionId);
        await db.SaveChangesAsync(cancellation);
        await judge.OrderAsync(asked, definition, cancellation);
        if (piece.Count == Piece) db.Publish(e with { After = piece[^1].Id }, clock.GetUtcNow());
    }
}
