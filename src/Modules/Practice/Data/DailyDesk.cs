using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Practice.Areas.Practice.Problems;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Data;

/// <summary>The problem of the day on the tenant's calendar: chosen when somebody looks first, and kept, so that what is published later does not change it.</summary>
internal sealed class DailyDesk(PrepDb db, ICurrentTenant tenant, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Streak.DayOf(Now, TimeZoneInfo.FindSystemTimeZoneById(tenant.Info.TimeZone));

    /// <summary>Every published problem in few words, with when it was a day's challenge last.</summary>
    public async Task<IReadOnlyList<SetEntry>> ReadSetAsync(Guid person, CancellationToken cancellation) => await db.Set<CodingProblem>().AsNoTracking()
        .Where(p => p.State == ProblemState.Published).OrderBy(p => p.Number)
        .Select(p => new SetEntry(p.Id, p.Number, p.Title, p.Difficulty, p.Tags, db.Set<Progress>().Any(x => x.ProblemId == p.Id && x.PersonId == person && x.SolvedAt != null),
            db.Set<DailyChallenge>().Where(d => d.ProblemId == p.Id).Max(d => (DateOnly?)d.Day)))
        .ToListAsync(cancellation);

    /// <summary>Today's problem out of the set; null: nothing is published.</summary>
    public async Task<SetEntry?> TodayAsync(IReadOnlyList<SetEntry> set, CancellationToken cancellation)
    {
        var today = Today;
        if (set.FirstOrDefault(e => e.LastDaily == today) is { } known) return known;
        if (await db.Set<DailyChallenge>().AnyAsync(d => d.Day == today, cancellation)) return null; // It was archived since.
        if (DailyChoice.Pick(tenant.Info.Id.Value, today, [.. set.Select(e => new DailyCandidate(e.Id, e.LastDaily))]) is not { } chosen) return null;
        db.Add(new DailyChallenge(today, chosen));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear(); // Someone looked at the same moment; the choice is the same.
        }

        return set.First(e => e.Id == chosen);
    }
}
