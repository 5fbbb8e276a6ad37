using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Attempts;

internal sealed class HistoryFilter
{
    /// <summary>The start of the last attempt of the page before, in UTC ticks, and its id.</summary>
    [StringLength(60)]
    public string Before { get; set; } = "";
}

/// <summary>A student's attempts, the latest first.</summary>
internal sealed class ListHistory(PrepDb db, TimeProvider clock) : IUseCase
{
    private const int PageSize = 25;

    public async Task<HistoryPage> RunAsync(Guid student, HistoryFilter filter, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var attempts = db.Set<Attempt>().AsNoTracking().Where(a => a.StudentId == student);
        if (AttemptKey.Read(filter.Before) is var (at, id)) attempts = attempts.Where(a => a.StartedAt < at || (a.StartedAt == at && a.Id.CompareTo(id) < 0));
        var changes = RecentChanges.Of(db, now);
        var rows = await attempts.OrderByDescending(a => a.StartedAt).ThenByDescending(a => a.Id).Take(PageSize + 1)
            .Join(db.Set<Assessment>(), a => a.AssessmentId, x => x.Id, (a, x) => new { a, x })
            .OrderByDescending(r => r.a.StartedAt).ThenByDescending(r => r.a.Id)
            .Select(r => new HistoryRow(r.a.Id, r.x.Title, r.a.Number, r.a.Status, r.a.StartedAt, r.a.ClosedAt, r.a.Points, r.a.MaxPoints, r.a.Passed, r.a.ToReview,
                r.x.ShowScore == Reveal.AtOnce || (r.x.ShowScore == Reveal.AfterClose && r.x.ClosesAt <= now))
            {
                ChangedAt = changes.Where(c => c.AttemptId == r.a.Id).Max(c => (DateTimeOffset?)c.At),
            })
            .ToListAsync(cancellation);
        return new HistoryPage(KeyPage.Cut(rows, PageSize, filter.Before.Length == 0, r => AttemptKey.Write(r.StartedAt, r.Id)));
    }
}

internal sealed record HistoryPage(KeyPage<HistoryRow> Page);

internal sealed record HistoryRow(
    Guid Id, string Title, int Number, AttemptStatus Status, DateTimeOffset StartedAt, DateTimeOffset? ClosedAt, decimal? Points, decimal MaxPoints, bool? Passed, int ToReview,
    bool ShowsScore)
{
    /// <summary>When a regrade changed its score lately; null: none did.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public int? Percent => ShowsScore && Points is { } points ? Attempt.Percent(points, MaxPoints) : null;
}

/// <summary>Where a page of attempts ends: their start and id.</summary>
internal static class AttemptKey
{
    public static string Write(DateTimeOffset at, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}.{id:N}");

    public static (DateTimeOffset At, Guid Id)? Read(string key) =>
        key.Split('.') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParse(id, out var attempt) ? (new DateTimeOffset(at, TimeSpan.Zero), attempt) : null;
}
