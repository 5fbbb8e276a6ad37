using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Leaderboard;

/// <summary>Who solved most of a tenant's problems: points by difficulty, each problem once, in the period in which it was solved first.</summary>
internal sealed class ReadLeaderboard(PrepDb db, IPeople people, TimeProvider clock) : IUseCase
{
    private const int PageSize = 50;

    private sealed record Line(Guid PersonId, int Points, int Solved, DateTimeOffset LastAt, bool Hidden);

    public async Task<LeaderboardPage> RunAsync(Guid me, Period period, int page, CancellationToken cancellation)
    {
        var since = period switch { Period.Week => clock.GetUtcNow().AddDays(-7), Period.Month => clock.GetUtcNow().AddDays(-30), _ => DateTimeOffset.MinValue };
        var (easy, medium, hard) = (PracticeWords.Points(Difficulty.Easy), PracticeWords.Points(Difficulty.Medium), PracticeWords.Points(Difficulty.Hard));
        var lines = await db.Set<Progress>().AsNoTracking().Where(p => p.SolvedAt != null && p.SolvedAt >= since)
            .Join(db.Set<CodingProblem>(), p => p.ProblemId, q => q.Id, (p, q) => new { p.PersonId, p.SolvedAt, Points = q.Difficulty == Difficulty.Easy ? easy : q.Difficulty == Difficulty.Medium ? medium : hard })
            .GroupBy(x => x.PersonId)
            .Select(g => new Line(g.Key, g.Sum(x => x.Points), g.Count(), g.Max(x => x.SolvedAt)!.Value, db.Set<Practitioner>().Any(o => o.PersonId == g.Key && o.Hidden)))
            .ToListAsync(cancellation);
        var ranked = Rank(lines);
        var shown = ranked.Where(r => !r.Hidden).ToList();
        var rows = shown.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var names = await people.FindAsync([.. rows.Select(r => r.PersonId)], cancellation);
        var own = ranked.FirstOrDefault(r => r.PersonId == me) ?? new Standing(me, 0, 0, 0, false);
        return new LeaderboardPage(period, page, shown.Count > page * PageSize, [.. rows.Select(r => new NamedStanding(names.GetValueOrDefault(r.PersonId)?.Name ?? "", r))], own);
    }

    /// <summary>Equal points share a place, and the next place is left out. People who are not shown keep theirs.</summary>
    private static List<Standing> Rank(List<Line> lines)
    {
        var ordered = lines.OrderByDescending(l => l.Points).ThenBy(l => l.LastAt).ThenBy(l => l.PersonId).ToList();
        var places = Places([.. ordered.Select(l => l.Points)]);
        return [.. ordered.Select((l, i) => new Standing(l.PersonId, places[i], l.Points, l.Solved, l.Hidden))];
    }

    /// <summary>Places of points in falling order: 1, 2, 2, 4.</summary>
    public static IReadOnlyList<int> Places(IReadOnlyList<int> points)
    {
        var places = new int[points.Count];
        for (var i = 0; i < points.Count; i++) places[i] = i > 0 && points[i] == points[i - 1] ? places[i - 1] : i + 1;
        return places;
    }
}

internal enum Period
{
    Week,
    Month,
    All,
}

/// <summary>A person's place.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Place">From 1; 0: nothing solved in the period.</param>
/// <param name="Points">By difficulty.</param>
/// <param name="Solved">Different problems.</param>
/// <param name="Hidden">Whether others do not see it.</param>
internal sealed record Standing(Guid PersonId, int Place, int Points, int Solved, bool Hidden);

internal sealed record NamedStanding(string Name, Standing Standing);

/// <summary>A page of the leaderboard.</summary>
/// <param name="Period">What counts.</param>
/// <param name="Page">From 1.</param>
/// <param name="More">Whether another page follows.</param>
/// <param name="Rows">Those who are shown.</param>
/// <param name="Own">The reader's place, shown to them whether or not others see it.</param>
internal sealed record LeaderboardPage(Period Period, int Page, bool More, IReadOnlyList<NamedStanding> Rows, Standing Own)
{
    /// <summary>Whether the reader stays out of others' sight; asked apart, since one without points has no row.</summary>
    public bool Hidden { get; init; }
}
