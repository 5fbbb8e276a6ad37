using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Practice.Areas.Practice.StaffProblems;

internal sealed class StaffFilter
{
    public const string Here = "/staff/problems";

    [PlainText(80)]
    public string Q { get; set; } = "";

    public ProblemState? State { get; set; }

    /// <summary>The number of the last problem of the page before.</summary>
    public int After { get; set; }

    public string With(ProblemState? state, int after)
    {
        var values = new[] { Q.Length > 0 ? $"q={Uri.EscapeDataString(Q)}" : "", state is { } s ? $"state={s}" : "", after > 0 ? $"after={after}" : "" }.Where(v => v.Length > 0).ToList();
        return values.Count == 0 ? Here : $"{Here}?{string.Join('&', values)}";
    }
}

/// <summary>A tenant's problems as staff see them.</summary>
internal sealed class ListStaffProblems(PrepDb db) : IUseCase
{
    private const int PageSize = 50;

    public async Task<StaffList> RunAsync(StaffFilter filter, CancellationToken cancellation)
    {
        var problems = db.Set<CodingProblem>().AsNoTracking().Where(p => p.Number > filter.After);
        if (filter.State is { } state) problems = problems.Where(p => p.State == state);
        foreach (var word in filter.Q.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6)) problems = problems.Where(p => p.Words.Contains(word));
        var checks = db.Set<Submission>().Where(s => s.Kind == SubmissionKind.Check);
        var rows = await problems.OrderBy(p => p.Number).Take(PageSize + 1)
            .Select(p => new StaffRow(p.Id, p.Number, p.Title, p.Difficulty, p.State, p.Submissions, p.Accepted, p.SavedAt, p.PublishedRevisionId != p.RevisionId,
                checks.Any(c => c.RevisionId == p.RevisionId && c.MustPass) && !checks.Any(c => c.RevisionId == p.RevisionId && (c.State != SubmissionState.Judged || c.Accepted != c.MustPass))))
            .ToListAsync(cancellation);
        return new StaffList(filter, KeyPage.Cut(rows, PageSize, filter.After == 0, r => $"{r.Number}"));
    }
}

internal sealed record StaffList(StaffFilter Filter, KeyPage<StaffRow> Page);

internal sealed record StaffRow(
    Guid Id, int Number, string Title, Difficulty Difficulty, ProblemState State, int Submissions, int Accepted, DateTimeOffset SavedAt, bool Ahead, bool Verified);
