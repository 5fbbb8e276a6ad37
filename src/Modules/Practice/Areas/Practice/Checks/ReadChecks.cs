using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Checks;

/// <summary>How a problem's own solutions came out by its newest revision.</summary>
internal sealed class ReadChecks(PrepDb db, IEvaluations evaluations) : IUseCase
{
    public async Task<CheckTable?> RunAsync(Guid problem, CancellationToken cancellation) =>
        await db.Set<CodingProblem>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == problem, cancellation) is { } found ? await OfAsync(found, cancellation) : null;

    public async Task<CheckTable> OfAsync(CodingProblem problem, CancellationToken cancellation)
    {
        var checks = await db.Set<Submission>().AsNoTracking().Where(s => s.RevisionId == problem.RevisionId && s.Kind == SubmissionKind.Check)
            .OrderByDescending(s => s.MustPass).ThenBy(s => s.At).ThenBy(s => s.Id).ToListAsync(cancellation);
        if (checks.Count == 0) return new CheckTable(problem, []);
        var given = (await evaluations.ReadAsync(Submission.SubjectKind(SubmissionKind.Check), [.. checks.Select(c => c.Id)], cancellation)).ToLookup(e => e.Subject.Id);
        return new CheckTable(problem, [.. checks.Select(c => new CheckRow(c, given[c.Id].LastOrDefault(e => e.Subject.Revision == c.Round)?.Result))]);
    }
}

/// <summary>What proves that a problem's tests are sound.</summary>
internal sealed record CheckTable(CodingProblem Problem, IReadOnlyList<CheckRow> Rows)
{
    public bool Passed => Submission.Verify([.. Rows.Select(r => r.Check)]);

    public bool Waits => Rows.Any(r => r.Check.State == SubmissionState.Waiting);

    /// <summary>The one whose progress is listened to.</summary>
    public Submission? Next => Rows.FirstOrDefault(r => r.Check.State == SubmissionState.Waiting)?.Check;
}

/// <summary>A solution and what the judge said.</summary>
internal sealed record CheckRow(Submission Check, EvaluationResult? Result)
{
    public int Tests => Result?.Criteria.Count(c => c.Verdict.Length > 0) ?? 0;

    /// <summary>The first test that did not pass, or null.</summary>
    public Criterion? Stumbled => Result?.Criteria.FirstOrDefault(c => c.Verdict.Length > 0 && c.Verdict != "AC");
}
