namespace PrepPlatform.Practice.Domain;

/// <summary>Days in a row on which something was solved, on a person's own calendar.</summary>
/// <param name="Current">Days up to today, or up to yesterday while today is still open.</param>
/// <param name="Longest">The longest there was.</param>
/// <param name="Today">Whether today counts already.</param>
internal sealed record Streak(int Current, int Longest, bool Today)
{
    /// <summary>Counts by local dates, so a day of 23 or 25 hours is one day.</summary>
    public static Streak Of(IEnumerable<DateTimeOffset> solved, TimeZoneInfo zone, DateTimeOffset now)
    {
        var days = solved.Select(at => DayOf(at, zone)).ToHashSet();
        var today = DayOf(now, zone);
        var (longest, run, before) = (0, 0, DateOnly.MinValue);
        foreach (var day in days.Order())
        {
            run = run > 0 && day == before.AddDays(1) ? run + 1 : 1;
            (before, longest) = (day, Math.Max(longest, run));
        }

        var last = days.Contains(today) ? today : today.AddDays(-1);
        var current = 0;
        while (days.Contains(last.AddDays(-current))) current++;
        return new(current, longest, days.Contains(today));
    }

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).Date);
}
