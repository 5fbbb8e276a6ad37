using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Areas.Practice.Submissions;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.StaffSubmissions;

/// <summary>Anyone's submission with everything that the judge said, and the tests, hidden ones too.</summary>
internal sealed class ReadStaffSubmission(PrepDb db, IEvaluations evaluations, IPeople people) : IUseCase
{
    public async Task<StaffSubmissionPage?> RunAsync(Guid id, CancellationToken cancellation)
    {
        var found = await db.Set<Submission>().AsNoTracking().Where(s => s.Id == id && s.Kind == SubmissionKind.Submission)
            .Join(db.Set<CodingProblem>(), s => s.ProblemId, p => p.Id, (s, p) => new { s, p })
            .Join(db.Set<ProblemRevision>(), x => x.s.RevisionId, r => r.Id, (x, r) => new { x.s, x.p, r.Definition, r.Number }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var page = new SubmissionPage(found.s, found.p.Number, found.p.Title, found.p.State == ProblemState.Published) { Url = $"/staff/problems/submissions/{id}" };
        var who = await people.FindAsync([found.s.PersonId], cancellation);
        return new StaffSubmissionPage(
            found.p, await ReadSubmission.WithResultAsync(page, evaluations, cancellation), who.GetValueOrDefault(found.s.PersonId)?.Name ?? "", found.Number, Definition.Tests(Definition.Parse(found.Definition)));
    }
}

/// <summary>A submission as staff see it.</summary>
/// <param name="Problem">Its problem.</param>
/// <param name="Given">The program and what came of it.</param>
/// <param name="Who">Whose, by name.</param>
/// <param name="Revision">The number of the revision that it is judged by.</param>
/// <param name="Tests">That revision's tests.</param>
internal sealed record StaffSubmissionPage(CodingProblem Problem, SubmissionPage Given, string Who, int Revision, IReadOnlyList<TestText> Tests);
