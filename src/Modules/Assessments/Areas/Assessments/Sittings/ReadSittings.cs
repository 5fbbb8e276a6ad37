using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Sittings;

/// <summary>What a student can sit now and later, and what they have sat.</summary>
internal sealed class ReadSittings(PrepDb db, TimeProvider clock) : IUseCase
{
    private const int MostOffered = 100, MostDone = 20, MostOnDashboard = 50;

    public async Task<SittingsPage> RunAsync(Guid student, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var offered = await db.Set<Assessment>().AsNoTracking()
            .Where(a => a.Status == AssessmentStatus.Published && (a.ClosesAt == null || a.ClosesAt > now))
            .OrderBy(a => a.ClosesAt == null).ThenBy(a => a.ClosesAt).ThenBy(a => a.Title).Take(MostOffered)
            .Select(Card(student)).ToListAsync(cancellation);
        var done = await db.Set<Assessment>().AsNoTracking()
            .Where(a => db.Set<Attempt>().Any(t => t.AssessmentId == a.Id && t.StudentId == student && t.Status != AttemptStatus.InProgress))
            .OrderByDescending(a => db.Set<Attempt>().Where(t => t.AssessmentId == a.Id && t.StudentId == student).Max(t => t.StartedAt)).Take(MostDone)
            .Select(Card(student)).ToListAsync(cancellation);
        return new SittingsPage(now, [.. offered.Where(c => c.State(now) is CardState.Open or CardState.Running)], [.. offered.Where(c => c.OpensAt > now)], done);
    }

    /// <summary>What the dashboard tells of: what can be sat and what was, in one query.</summary>
    public Task<List<SittingCard>> ForDashboardAsync(Guid student, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Set<Assessment>().AsNoTracking()
            .Where(a => (a.Status == AssessmentStatus.Published && (a.OpensAt == null || a.OpensAt <= now) && (a.ClosesAt == null || a.ClosesAt > now))
                || db.Set<Attempt>().Any(t => t.AssessmentId == a.Id && t.StudentId == student))
            .OrderByDescending(a => a.PublishedAt).Take(MostOnDashboard).Select(Card(student)).ToListAsync(cancellation);
    }

    /// <summary>One of them with its rules; null: not offered, nor ever sat.</summary>
    public async Task<SittingDetail?> FindAsync(Guid id, Guid student, CancellationToken cancellation)
    {
        var found = await db.Set<Assessment>().AsNoTracking().Where(a => a.Id == id && (a.Status == AssessmentStatus.Published
                || (a.Status == AssessmentStatus.Archived && db.Set<Attempt>().Any(t => t.AssessmentId == a.Id && t.StudentId == student))))
            .Select(a => new
            {
                Assessment = a,
                Questions = a.Sections.SelectMany(s => s.Items).Sum(i => i.Count),
                Sections = a.Sections.OrderBy(s => s.Position).Select(s => new SectionCard(s.Title, s.Instructions, s.Items.Sum(i => i.Count))).ToList(),
                Attempts = db.Set<Attempt>().Where(t => t.AssessmentId == a.Id && t.StudentId == student).OrderBy(t => t.Number)
                    .Select(t => new OwnAttempt(t.Id, t.Number, t.Status, t.StartedAt, t.Deadline, t.Points, t.MaxPoints, t.Passed)).ToList(),
            })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : new SittingDetail(found.Assessment, clock.GetUtcNow(), found.Questions, found.Sections, found.Attempts);
    }

    private Expression<Func<Assessment, SittingCard>> Card(Guid student)
    {
        var changes = RecentChanges.Of(db, clock.GetUtcNow());
        return a => new SittingCard(
        a.Id, a.Title, a.Status, a.TimeLimitMinutes, a.MostAttempts, a.PassingPercent, a.ShowScore, a.OpensAt, a.ClosesAt,
        a.Sections.SelectMany(s => s.Items).Sum(i => i.Count),
        db.Set<Attempt>().Where(t => t.AssessmentId == a.Id && t.StudentId == student).OrderBy(t => t.Number)
            .Select(t => new OwnAttempt(t.Id, t.Number, t.Status, t.StartedAt, t.Deadline, t.Points, t.MaxPoints, t.Passed)
            {
                ChangedAt = changes.Where(c => c.AttemptId == t.Id).Max(c => (DateTimeOffset?)c.At),
            }).ToList());
    }
}

/// <summary>The student's own page of assessments.</summary>
internal sealed record SittingsPage(DateTimeOffset Now, IReadOnlyList<SittingCard> Open, IReadOnlyList<SittingCard> Upcoming, IReadOnlyList<SittingCard> Done)
{
    public bool IsEmpty => Open.Count + Upcoming.Count + Done.Count == 0;
}

internal enum CardState
{
    Upcoming,
    Open,

    /// <summary>An attempt is open.</summary>
    Running,

    /// <summary>Every attempt is used, or it is over.</summary>
    Over,
}

internal sealed record SittingCard(
    Guid Id, string Title, AssessmentStatus Status, int Minutes, int MostAttempts, int PassingPercent, Reveal ShowScore,
    DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int Questions, List<OwnAttempt> Attempts)
{
    public OwnAttempt? Running(DateTimeOffset now) => Attempts.Find(a => a.Runs(now));

    public CardState State(DateTimeOffset now) => Running(now) is not null ? CardState.Running
        : OpensAt > now ? CardState.Upcoming
        : Status == AssessmentStatus.Published && (ClosesAt is null || ClosesAt > now) && Attempts.Count < MostAttempts ? CardState.Open : CardState.Over;

    public bool ShowsScore(DateTimeOffset now) => ShowScore == Reveal.AtOnce || (ShowScore == Reveal.AfterClose && ClosesAt <= now);

    /// <summary>The best score in per cent that may be shown, or null.</summary>
    public OwnAttempt? Best(DateTimeOffset now) => ShowsScore(now) ? Attempts.Where(a => a.Points is not null).MaxBy(a => a.Percent) : null;
}

internal sealed record OwnAttempt(
    Guid Id, int Number, AttemptStatus Status, DateTimeOffset StartedAt, DateTimeOffset Deadline, decimal? Points, decimal MaxPoints, bool? Passed)
{
    /// <summary>When a regrade changed its score lately; null: none did, or it was not asked for.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public int? Percent => Points is { } points ? Attempt.Percent(points, MaxPoints) : null;

    public bool Runs(DateTimeOffset now) => Status == AttemptStatus.InProgress && now <= Deadline;
}

internal sealed record SectionCard(string Title, string Instructions, int Questions);

/// <summary>The page before the start.</summary>
internal sealed record SittingDetail(Assessment Assessment, DateTimeOffset Now, int Questions, List<SectionCard> Sections, List<OwnAttempt> Attempts)
{
    public OwnAttempt? Running => Attempts.Find(a => a.Runs(Now));

    public int Left => Math.Max(0, Assessment.MostAttempts - Attempts.Count);

    /// <summary>Why it cannot be started, or null; English.</summary>
    public string? WhyNot => Attempt.WhyNot(Assessment, Attempts.Count, Now);

    /// <summary>Minutes that an attempt started now would have: less than the limit where the end comes first.</summary>
    public int MinutesNow => Assessment.ClosesAt is { } end && end - Now < TimeSpan.FromMinutes(Assessment.TimeLimitMinutes)
        ? Math.Max(0, (int)(end - Now).TotalMinutes) : Assessment.TimeLimitMinutes;
}
