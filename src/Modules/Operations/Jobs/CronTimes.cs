using PrepPlatform.Kernel;
using Quartz;

namespace PrepPlatform.Operations.Jobs;

/// <summary>Reads a schedule that a person wrote and says in a sentence what is wrong with it.</summary>
internal static class CronTimes
{
    private const string Field = "Cron";
    private const int LongestText = 120;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(5);

    /// <summary>Minutes and hours repeat from day to day, so the shortest pause shows within this many times.</summary>
    private const int Looked = 300;

    /// <param name="cron">Six or seven fields: second, minute, hour, day of month, month, day of week, and perhaps a year.</param>
    /// <param name="zone">The zone that its hours are of.</param>
    /// <param name="now">From when on.</param>
    /// <returns>The expression and when it is due first.</returns>
    public static Result<(CronExpression Cron, DateTimeOffset First)> Read(string cron, TimeZoneInfo zone, DateTimeOffset now)
    {
        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (cron.Length > LongestText || fields.Length is not (6 or 7) || !CronExpression.TryParse(string.Join(' ', fields), out var expression))
            return Wrong("Write the schedule as six or seven fields: second, minute, hour, day of month, month, day of week, perhaps year. Every Monday at nine is 0 0 9 ? * MON.");
        if (IsTooOften(expression, now)) return Wrong("Choose times that are at least five minutes apart.");
        expression = expression.WithTimeZone(zone);
        return expression.GetNextValidTimeAfter(now) is { } first ? Result.Ok((expression, first)) : Wrong("This schedule never comes due: choose times that are still to come.");
    }

    /// <summary>In UTC, since the hour that a change of clocks takes away would bring times together that are apart on every other day.</summary>
    private static bool IsTooOften(CronExpression expression, DateTimeOffset now)
    {
        var (utc, last) = (expression.WithTimeZone(TimeZoneInfo.Utc), (DateTimeOffset?)null);
        for (var (i, at) = (0, utc.GetNextValidTimeAfter(now)); i < Looked && at is { } time; i++, at = utc.GetNextValidTimeAfter(time))
        {
            if (time - last < ShortestPause) return true;
            last = time;
        }

        return false;
    }

    private static Result<(CronExpression, DateTimeOffset)> Wrong(string message) => Result.Invalid<(CronExpression, DateTimeOffset)>(Field, message);
}
