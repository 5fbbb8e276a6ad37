using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Practice.Areas.Practice.Submissions;

/// <summary>Which of one's submissions are listed.</summary>
internal sealed class HistoryFilter
{
    public const string Here = "/practice/submissions";

    /// <summary>A problem's number; 0: all problems.</summary>
    public int Problem { get; set; }

    public bool? Accepted { get; set; }

    /// <summary>The last row of the page before.</summary>
    [PlainText(60)]
    public string Before { get; set; } = "";

    public static string With(int problem, bool? accepted, string before)
    {
        var values = new[] { problem > 0 ? $"problem={problem}" : "", accepted is { } a ? $"accepted={(a ? "true" : "false")}" : "", before.Length > 0 ? $"before={before}" : "" }.Where(v => v.Length > 0).ToList();
        return values.Count == 0 ? Here : $"{Here}?{string.Join('&', values)}";
    }
}

/// <summary>A person's submissions, the latest first.</summary>
internal sealed class ListSubmissions(PrepDb db) : IUseCase
{
    private const int PageSize = 25;

    public async Task<HistoryPage?> RunAsync(Guid person, HistoryFilter filter, CancellationToken cancellation)
    {
        var problem = filter.Problem == 0 ? null : await db.Set<CodingProblem>().AsNoTracking().Where(p => p.Number == filter.Problem && p.PublishedRevisionId != null)
            .Select(p => new { p.Id, p.Title }).SingleOrDefaultAsync(cancellation);
        if (problem is null && filter.Problem != 0) return null;
        var own = db.Set<Submission>().AsNoTracking().Where(s => s.PersonId == person && s.Kind == SubmissionKind.Submission);
        if (problem is not null) own = own.Where(s => s.ProblemId == problem.Id);
        if (filter.Accepted is { } accepted) own = own.Where(s => s.Accepted == accepted && s.State != SubmissionState.Waiting);
        if (PageKey.Read(filter.Before) is var (at, id)) own = own.Where(s => s.At < at || (s.At == at && s.Id.CompareTo(id) < 0));
        var rows = await own.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(PageSize + 1)
            .Join(db.Set<CodingProblem>(), s => s.ProblemId, p => p.Id, (s, p) => new { s, p }).OrderByDescending(x => x.s.At).ThenByDescending(x => x.s.Id)
            .Select(x => new HistoryRow(x.s.Id, x.p.Number, x.p.Title, x.s.Language, x.s.At, x.s.State, x.s.Verdict, x.s.Accepted, x.s.Score, x.s.Milliseconds, x.s.Kilobytes))
            .ToListAsync(cancellation);
        return new HistoryPage(filter, problem?.Title ?? "", KeyPage.Cut(rows, PageSize, filter.Before.Length == 0, r => PageKey.Write(r.At, r.Id)));
    }
}

/// <summary>A page of submissions.</summary>
/// <param name="Filter">What it is narrowed to.</param>
/// <param name="Title">The problem's, or empty.</param>
/// <param name="Page">The submissions.</param>
internal sealed record HistoryPage(HistoryFilter Filter, string Title, KeyPage<HistoryRow> Page);

internal sealed record HistoryRow(
    Guid Id, int Number, string Title, string Language, DateTimeOffset At, SubmissionState State, string Verdict, bool Accepted, decimal Score, int? Milliseconds, int? Kilobytes)
{
    public VerdictBadge Badge => new(State, Verdict, Accepted);
}
