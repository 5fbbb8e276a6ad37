using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Localization;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Practice.Data;

/// <summary>For students: the problem to go on with, today's challenge and the streak; asked at most every half minute for each person, since a dashboard has many parts.</summary>
internal sealed class PracticeWidget(PrepDb db, DailyDesk daily, ICurrentPerson person, IMemoryCache cache, IStringLocalizer words) : IDashboardWidget
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private sealed record Named(int Number, string Title, bool Solved);

    private sealed record Own(List<DateTimeOffset> Days, int Solved, Named? Open, Named? Daily);

    public int Order => 12;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        if (!person.May(PracticeModule.Solve) || person.AccountId is not { } me) return;
        var own = await cache.GetOrCreateAsync(("practice", db.Tenant, me), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Fresh;
            return ReadAsync(me, daily.Today, cancellation);
        });
        if (own is null) return;
        var streak = Streak.Of(own.Days, person.TimeZone, daily.Now);
        if (own.Open is { } open) page.Actions.Add(new(words["You have not solved {0} yet", open.Title], "Your program is kept: go on where you were.", "Go on", $"/practice/problems/{open.Number}", 20));
        if (own.Daily is { Solved: false } day)
            page.Actions.Add(new(words["Today's challenge: {0}", day.Title], streak.Current > 0 && !streak.Today ? "Solve a problem today to keep your streak." : "One problem a day.", "Solve it", $"/practice/problems/{day.Number}", 15));
        page.Figures.Add(new("Problems solved", $"{own.Solved}", streak.Current switch { 0 => "", 1 => words["streak: one day"], _ => words["streak: {0} days", streak.Current] }, "/practice/statistics", []));
    }

    /// <summary>One question for everything, asked from any published problem: where there is none there is nothing to tell.</summary>
    private Task<Own?> ReadAsync(Guid me, DateOnly today, CancellationToken cancellation)
    {
        var progress = db.Set<Progress>().Where(x => x.PersonId == me);
        var published = db.Set<CodingProblem>().Where(p => p.State == ProblemState.Published);
        return published.AsNoTracking().OrderBy(p => p.Number).Take(1).Select(_ => new Own(
            db.Set<Submission>().Where(s => s.PersonId == me && s.Kind == SubmissionKind.Submission && s.Accepted).Select(s => s.At).ToList(),
            progress.Count(x => x.SolvedAt != null),
            progress.Where(x => x.SolvedAt == null).OrderByDescending(x => x.TriedAt).Join(published, x => x.ProblemId, p => p.Id, (x, p) => new Named(p.Number, p.Title, false)).FirstOrDefault(),
            db.Set<DailyChallenge>().Where(d => d.Day == today).Join(published, d => d.ProblemId, p => p.Id, (d, p) => new Named(p.Number, p.Title, progress.Any(x => x.ProblemId == p.Id && x.SolvedAt != null))).FirstOrDefault()))
            .FirstOrDefaultAsync(cancellation);
    }
}
