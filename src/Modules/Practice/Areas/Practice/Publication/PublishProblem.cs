using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Publication;

/// <summary>Gives students a problem's newest revision, once its own solutions have shown that its tests are sound.</summary>
internal sealed class PublishProblem(PrepDb db, IAudit audit, TimeProvider clock) : IUseCase
{
    public const string Unproved = "Check this version's solutions first: the reference has to pass, and every wrong one has to fail.";

    public async Task<Result<CodingProblem>> RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<CodingProblem>().SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } problem) return Result.NotFound<CodingProblem>();
        var checks = await db.Set<Submission>().Where(s => s.RevisionId == problem.RevisionId && s.Kind == SubmissionKind.Check).ToListAsync(cancellation);
        if (!Submission.Verify(checks)) return Result.Invalid<CodingProblem>("", Unproved);
        problem.Publish(checks, clock.GetUtcNow());
        audit.Record("practice.published", $"problem/{id}", $"Published version {problem.Revision} of the problem {problem.Title}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(problem);
    }
}

/// <summary>Takes a problem out of the problem set, or puts it back.</summary>
internal sealed class ArchiveProblem(PrepDb db, IAudit audit) : IUseCase
{
    private const string Neither = "This problem was moved already.";

    public async Task<Result<CodingProblem>> RunAsync(Guid id, bool archived, CancellationToken cancellation)
    {
        if (await db.Set<CodingProblem>().SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } problem) return Result.NotFound<CodingProblem>();
        if (problem.State != (archived ? ProblemState.Published : ProblemState.Archived)) return Result.Invalid<CodingProblem>("", Neither);
        if (archived) problem.Archive();
        else problem.Unarchive();
        audit.Record(archived ? "practice.archived" : "practice.unarchived", $"problem/{id}", $"{(archived ? "Archived" : "Published again")} the problem {problem.Title}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(problem);
    }
}
