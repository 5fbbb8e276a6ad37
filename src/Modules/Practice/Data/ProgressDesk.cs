using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Practice;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Data;

/// <summary>Keeps what a person reached in a problem: made of all submissions as they are judged now, so a verdict that changes may take it back.</summary>
internal sealed class ProgressDesk(PrepDb db, TimeProvider clock)
{
    /// <summary>Notes in the caller's transaction that a person submits. The problem's row is taken first, here and for verdicts: two at once wait for one another.</summary>
    public async Task TouchAsync(Guid problem, Guid person, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Set<CodingProblem>().Where(p => p.Id == problem).ExecuteUpdateAsync(s => s.SetProperty(p => p.Submissions, p => p.Submissions + 1), cancellation);
        var touched = await Of(problem, person).ExecuteUpdateAsync(s => s.SetProperty(p => p.TriedAt, now), cancellation);
        if (touched == 0) db.Add(new Progress(problem, person, now));
    }

    /// <summary>Looks anew at a person's submissions to a problem. In a transaction, after the verdict is written.</summary>
    public async Task RefreshAsync(Guid problem, Guid person, CancellationToken cancellation)
    {
        // Taken until the transaction ends: of two verdicts at once the later one sees the other.
        await Of(problem, person).ExecuteUpdateAsync(s => s.SetProperty(p => p.TriedAt, p => p.TriedAt), cancellation);
        if (await Of(problem, person).SingleOrDefaultAsync(cancellation) is not { } progress) return;
        var first = await db.Set<Submission>()
            .Where(s => s.ProblemId == problem && s.PersonId == person && s.Kind == SubmissionKind.Submission && s.Accepted).MinAsync(s => (DateTimeOffset?)s.At, cancellation);
        if (progress.Solve(first)) db.Publish(new PracticeProgressChanged(problem, person, first is not null, clock.GetUtcNow()), clock.GetUtcNow());
    }

    /// <summary>Counts an accepted submission, or one that is accepted no longer.</summary>
    public Task CountAsync(Guid problem, int by, CancellationToken cancellation) =>
        db.Set<CodingProblem>().Where(p => p.Id == problem).ExecuteUpdateAsync(s => s.SetProperty(p => p.Accepted, p => p.Accepted + by), cancellation);

    private IQueryable<Progress> Of(Guid problem, Guid person) => db.Set<Progress>().Where(p => p.ProblemId == problem && p.PersonId == person);
}
