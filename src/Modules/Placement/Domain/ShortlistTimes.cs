using System.Globalization;
using PrepPlatform.Kernel;
using Quartz;

namespace PrepPlatform.Placement.Domain;

/// <summary>When a shortlist is made, as people say it and as Quartz reads it: seconds, minutes, hours, day, month, weekday, year.</summary>
internal static class ShortlistTimes
{
    public static readonly IReadOnlyList<string> Days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    public static string Daily(TimeOnly time) => string.Create(CultureInfo.InvariantCulture, $"0 {time.Minute} {time.Hour} * * ?");

    public static string Weekly(TimeOnly time, IEnumerable<string> days) => string.Create(CultureInfo.InvariantCulture, $"0 {time.Minute} {time.Hour} ? * {string.Join(',', Days.Where(days.Contains))}");

    public static string Once(DateTime local) => string.Create(CultureInfo.InvariantCulture, $"0 {local.Minute} {local.Hour} {local.Day} {local.Month} ? {local.Year}");

    /// <summary>The next times; fewer where it ends, and a problem where the expression is none.</summary>
    public static Result<IReadOnlyList<DateTimeOffset>> Next(string cron, TimeZoneInfo zone, DateTimeOffset now, int count)
    {
        if (!CronExpression.TryParse(cron, out var parsed)) return Result.Invalid<IReadOnlyList<DateTimeOffset>>("Cron", "This is no cron expression: six or seven fields, seconds first, such as 0 30 18 ? * MON-FRI.");
        var expression = parsed.WithTimeZone(zone);
        var times = new List<DateTimeOffset>();
        for (var at = expression.GetNextValidTimeAfter(now); at is { } next && times.Count < count; at = expression.GetNextValidTimeAfter(next)) times.Add(next);
        return Result.Ok<IReadOnlyList<DateTimeOffset>>(times);
    }
}
