using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Statistics;

/// <summary>What a person reached, in two queries.</summary>
internal sealed class ReadStatistics(PrepDb db, ICurrentPerson person, TimeProvider clock) : IUseCase
{
    private sealed record Given(string Language, bool Accepted, DateTimeOffset At);

    public async Task<StatisticsPage> RunAsync(CancellationToken cancellation)
    {
        var me = person.AccountId!.Value;
        var problems = await db.Set<CodingProblem>().AsNoTracking().Where(p => p.State == ProblemState.Published || db.Set<Progress>().Any(x => x.ProblemId == p.Id && x.PersonId == me && x.SolvedAt != null))
            .Select(p => new { p.Difficulty, p.Tags, Solved = db.Set<Progress>().Any(x => x.ProblemId == p.Id && x.PersonId == me && x.SolvedAt != null) }).ToListAsync(cancellation);
        var given = await db.Set<Submission>().AsNoTracking().Where(s => s.PersonId == me && s.Kind == SubmissionKind.Submission).Select(s => new Given(s.Language, s.Accepted, s.At)).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        return new StatisticsPage(
            [.. Enum.GetValues<Difficulty>().Select(d => new Share(d.ToString(), problems.Count(p => p.Difficulty == d && p.Solved), problems.Count(p => p.Difficulty == d)))],
            [.. problems.SelectMany(p => p.Tags.Select(t => (Tag: t, p.Solved))).GroupBy(t => t.Tag).Select(g => new Share(g.Key, g.Count(t => t.Solved), g.Count())).OrderByDescending(s => s.Part).ThenBy(s => s.Name, StringComparer.Ordinal)],
            [.. given.GroupBy(s => s.Language).Select(g => new Share(PracticeWords.Language(g.Key), g.Count(s => s.Accepted), g.Count())).OrderByDescending(s => s.Whole)],
            given.Count, given.Count(s => s.Accepted), Streak.Of(given.Where(s => s.Accepted).Select(s => s.At), person.TimeZone, now), Calendar.Of([.. given.Select(s => Streak.DayOf(s.At, person.TimeZone))], Streak.DayOf(now, person.TimeZone)));
    }
}

/// <summary>A part of a whole, with its name.</summary>
internal sealed record Share(string Name, int Part, int Whole);

/// <summary>Half a year of days, a column a week, Monday first.</summary>
/// <param name="Weeks">The weeks, the oldest first; days to come have no count.</param>
internal sealed record Calendar(IReadOnlyList<IReadOnlyList<CalendarDay>> Weeks)
{
    private const int Count = 26, Week = 7;

    public static Calendar Of(IReadOnlyCollection<DateOnly> days, DateOnly today)
    {
        var counts = days.GroupBy(d => d).ToDictionary(g => g.Key, g => g.Count());
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % Week));
        return new([.. Enumerable.Range(0, Count).Select(w => monday.AddDays((w - Count + 1) * Week))
            .Select(start => (IReadOnlyList<CalendarDay>)[.. Enumerable.Range(0, Week).Select(d => start.AddDays(d)).Select(day => new CalendarDay(day, day > today ? null : counts.GetValueOrDefault(day)))])]);
    }

    public IEnumerable<CalendarDay> Busy => Weeks.SelectMany(w => w).Where(d => d.Count > 0).OrderByDescending(d => d.Day);
}

/// <summary>A day and its submissions; null: it is still to come.</summary>
internal sealed record CalendarDay(DateOnly Day, int? Count)
{
    /// <summary>0 to 4, for its shade.</summary>
    public int Level => Count switch { null or 0 => 0, 1 => 1, <= 3 => 2, <= 6 => 3, _ => 4 };
}

/// <summary>What a person reached.</summary>
internal sealed record StatisticsPage(
    IReadOnlyList<Share> ByDifficulty, IReadOnlyList<Share> ByTag, IReadOnlyList<Share> ByLanguage, int Submissions, int Accepted, Streak Streak, Calendar Calendar);
