using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Areas.Practice.Checks;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.StaffProblems;

/// <summary>A problem with what proves it and what became of it.</summary>
internal sealed class ReadStaffProblem(PrepDb db, ReadChecks checks, IPeople people) : IUseCase
{
    public async Task<StaffProblemPage?> RunAsync(Guid id, CancellationToken cancellation)
    {
        var found = await db.Set<CodingProblem>().AsNoTracking().Where(p => p.Id == id).Select(p => new
        {
            Problem = p,
            Solvers = db.Set<Progress>().Count(x => x.ProblemId == p.Id && x.SolvedAt != null),
            Tried = db.Set<Progress>().Count(x => x.ProblemId == p.Id),
            Waiting = db.Set<Submission>().Count(s => s.ProblemId == p.Id && s.Kind == SubmissionKind.Submission && s.State == SubmissionState.Waiting),
        }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var author = await people.FindAsync([found.Problem.AuthorId], cancellation);
        return new StaffProblemPage(found.Problem, author.GetValueOrDefault(found.Problem.AuthorId)?.Name ?? "", found.Solvers, found.Tried, found.Waiting, await checks.OfAsync(found.Problem, cancellation));
    }
}

/// <summary>A problem as staff see it.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Author">Who wrote it, by name.</param>
/// <param name="Solvers">People who solved it.</param>
/// <param name="Tried">People who submitted something.</param>
/// <param name="Waiting">Submissions at the judge now.</param>
/// <param name="Checks">Its own solutions.</param>
internal sealed record StaffProblemPage(CodingProblem Problem, string Author, int Solvers, int Tried, int Waiting, CheckTable Checks);
