using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Data;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Checks;

/// <summary>Hands a problem's reference and wrong solutions to the judge, against the newest revision; those that were checked before, once more.</summary>
internal sealed class StartChecks(PrepDb db, JudgeDesk judge, ICurrentPerson person, TimeProvider clock) : IUseCase
{
    private const string None = "There is no reference solution. Write one, and wrong solutions that the tests must catch.", Busy = "These solutions are being checked already.";

    public async Task<Result<CodingProblem>> RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<CodingProblem>().SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } problem) return Result.NotFound<CodingProblem>();
        var definition = Definition.Parse(await db.Set<ProblemRevision>().Where(r => r.Id == problem.RevisionId).Select(r => r.Definition).SingleAsync(cancellation));
        var solutions = Definition.Solutions(definition);
        if (!solutions.Any(s => s.MustPass)) return Result.Invalid<CodingProblem>("", None);
        var earlier = await db.Set<Submission>().Where(s => s.RevisionId == problem.RevisionId && s.Kind == SubmissionKind.Check).ToListAsync(cancellation);
        if (earlier.Exists(c => c.State == SubmissionState.Waiting)) return Result.Invalid<CodingProblem>("", Busy);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var check in earlier) check.JudgeAgain(problem.RevisionId);
        var now = clock.GetUtcNow();
        var checks = earlier.Count > 0 ? earlier : [.. solutions.Select(s => new Submission(SubmissionKind.Check, problem.Id, problem.RevisionId, person.AccountId!.Value, s.Language, s.Source, now)
        {
            Name = s.Name.Cut(PracticeLimits.Reference), MustPass = s.MustPass,
        })];
        if (earlier.Count == 0) db.AddRange(checks);
        await judge.OrderAsync(checks, definition, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok(problem);
    }
}
