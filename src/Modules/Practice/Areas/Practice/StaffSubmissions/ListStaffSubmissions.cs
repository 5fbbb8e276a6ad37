using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Practice.Areas.Practice.StaffSubmissions;

internal sealed class StaffSubmissionFilter
{
    /// <summary>Part of a person's name or address.</summary>
    [PlainText(80)]
    public string Q { get; set; } = "";

    public bool? Accepted { get; set; }

    /// <summary>The last row of the page before.</summary>
    [PlainText(60)]
    public string Before { get; set; } = "";

    public string With(Guid problem, bool? accepted, string before)
    {
        var values = new[] { Q.Length > 0 ? $"q={Uri.EscapeDataString(Q)}" : "", accepted is { } a ? $"accepted={(a ? "true" : "false")}" : "", before.Length > 0 ? $"before={before}" : "" }.Where(v => v.Length > 0).ToList();
        return $"/staff/problems/{problem}/submissions{(values.Count == 0 ? "" : $"?{string.Join('&', values)}")}";
    }
}

/// <summary>Everyone's submissions to a problem, the latest first.</summary>
internal sealed class ListStaffSubmissions(PrepDb db, IPeople people) : IUseCase
{
    private const int PageSize = 50, MostPeople = 200;

    public async Task<StaffSubmissionList?> RunAsync(Guid problem, StaffSubmissionFilter filter, CancellationToken cancellation)
    {
        if (await db.Set<CodingProblem>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == problem, cancellation) is not { } found) return null;
        var all = db.Set<Submission>().AsNoTracking().Where(s => s.ProblemId == problem && s.Kind == SubmissionKind.Submission);
        if (filter.Accepted is { } accepted) all = all.Where(s => s.Accepted == accepted && s.State != SubmissionState.Waiting);
        if (filter.Q.Trim().Length > 1)
        {
            var ids = await people.SearchAsync(filter.Q.Trim(), MostPeople, cancellation);
            all = all.Where(s => ids.Contains(s.PersonId));
        }

        if (PageKey.Read(filter.Before) is var (at, id)) all = all.Where(s => s.At < at || (s.At == at && s.Id.CompareTo(id) < 0));
        var rows = await all.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(PageSize + 1)
            .Select(s => new StaffSubmissionRow(s.Id, s.PersonId, s.Language, s.At, s.State, s.Verdict, s.Accepted, s.Milliseconds, s.Kilobytes)).ToListAsync(cancellation);
        var page = KeyPage.Cut(rows, PageSize, filter.Before.Length == 0, r => PageKey.Write(r.At, r.Id));
        return new StaffSubmissionList(found, filter, page, await people.FindAsync([.. page.Rows.Select(r => r.PersonId).Distinct()], cancellation));
    }
}

internal sealed record StaffSubmissionList(CodingProblem Problem, StaffSubmissionFilter Filter, KeyPage<StaffSubmissionRow> Page, IReadOnlyDictionary<Guid, PersonInfo> People);

internal sealed record StaffSubmissionRow(
    Guid Id, Guid PersonId, string Language, DateTimeOffset At, SubmissionState State, string Verdict, bool Accepted, int? Milliseconds, int? Kilobytes)
{
    public VerdictBadge Badge => new(State, Verdict, Accepted);
}
