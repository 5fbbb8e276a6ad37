using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Practice;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Rejudging;

/// <summary>Has everyone's submissions to a problem judged anew, by the revision that students get now.</summary>
internal sealed class StartRejudge(PrepDb db, IAudit audit, TimeProvider clock) : IUseCase
{
    private const string Never = "This problem was never published, so nobody has submitted anything.";

    /// <summary>What would be judged anew, or null.</summary>
    public async Task<RejudgePage?> PreviewAsync(Guid id, CancellationToken cancellation) => await db.Set<CodingProblem>().AsNoTracking().Where(p => p.Id == id)
        .Select(p => new RejudgePage(p,
            db.Set<Submission>().Count(s => s.ProblemId == p.Id && s.Kind == SubmissionKind.Submission),
            db.Set<Submission>().Count(s => s.ProblemId == p.Id && s.Kind == SubmissionKind.Submission && s.State == SubmissionState.Waiting),
            db.Set<Submission>().Count(s => s.ProblemId == p.Id && s.Kind == SubmissionKind.Submission && s.Accepted),
            db.Set<Progress>().Count(x => x.ProblemId == p.Id)))
        .SingleOrDefaultAsync(cancellation);

    public async Task<Result<CodingProblem>> RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<CodingProblem>().SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } problem) return Result.NotFound<CodingProblem>();
        if (problem.PublishedRevisionId is not { } revision) return Result.Invalid<CodingProblem>("", Never);
        var now = clock.GetUtcNow();
        audit.Record("practice.rejudged", $"problem/{id}", $"Had every submission to {problem.Title} judged anew");
        db.Publish(new PracticeRejudgeUnderWay(id, revision, now, Guid.Empty), now);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(problem);
    }
}

/// <summary>What would be judged anew.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Count">Submissions.</param>
/// <param name="Waiting">Those of them that are at the judge now, and are left there.</param>
/// <param name="Accepted">Those of them that are accepted now.</param>
/// <param name="People">Whose they are, in number.</param>
internal sealed record RejudgePage(CodingProblem Problem, int Count, int Waiting, int Accepted, int People);
