using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Localization;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Practice.Data;

/// <summary>For authors: problems that wait for their proof or their publication; asked at most every half minute for each tenant.</summary>
internal sealed class AuthorWidget(PrepDb db, ICurrentPerson person, IMemoryCache cache, IStringLocalizer words) : IDashboardWidget
{
    private const int Most = 6;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private sealed record Open(Guid Id, string Title, DateTimeOffset SavedAt, bool Waiting, bool Checked);

    public int Order => 26;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        if (!person.May(PracticeModule.Author)) return;
        var open = await cache.GetOrCreateAsync(("practice-open", db.Tenant), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Fresh;
            return ReadAsync(cancellation);
        });
        if (open is not { Count: > 0 }) return;
        page.Lists.Add(new("Problems in the making", [.. open.Select(p => new ListRow(p.Title, words[Say(p)], p.SavedAt, $"/staff/problems/{p.Id}"))], "None.", "/staff/problems?state=Draft"));
    }

    private static string Say(Open problem) => problem.Waiting ? "Solutions are being checked" : problem.Checked ? "Solutions checked" : "Solutions not checked yet";

    private Task<List<Open>> ReadAsync(CancellationToken cancellation)
    {
        var checks = db.Set<Submission>().Where(s => s.Kind == SubmissionKind.Check);
        return db.Set<CodingProblem>().AsNoTracking()
            .Where(p => p.State == ProblemState.Draft || (p.State == ProblemState.Published && p.PublishedRevisionId != p.RevisionId)).OrderByDescending(p => p.SavedAt).Take(Most)
            .Select(p => new Open(p.Id, p.Title, p.SavedAt, checks.Any(s => s.RevisionId == p.RevisionId && s.State == SubmissionState.Waiting), checks.Any(s => s.RevisionId == p.RevisionId)))
            .ToListAsync(cancellation);
    }
}
