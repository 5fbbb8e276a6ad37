using System.Globalization;
using System.Text.RegularExpressions;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Drives;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.ShortlistSchedules;

/// <summary>A schedule as people fill it in.</summary>
internal sealed partial class ScheduleForm
{
    /// <summary><c>none</c>, <c>once</c>, <c>daily</c>, <c>weekly</c> or <c>cron</c>.</summary>
    public string How { get; set; } = "none";

    [PlainText(20)]
    public string Time { get; set; } = "18:00";

    public List<string> Days { get; set; } = [];

    [PlainText(20)]
    public string Once { get; set; } = "";

    [PlainText(100)]
    public string Cron { get; set; } = "";

    public int Most { get; set; } = 50;
    public int Version { get; set; }

    public static ScheduleForm Of(Drive drive)
    {
        var form = new ScheduleForm { Most = drive.MostShortlisted, Version = drive.Version, Cron = drive.Cron };
        if (drive.Cron.Length == 0) return form;
        if (DailyCron().Match(drive.Cron) is { Success: true } daily) (form.How, form.Time) = ("daily", Clock(daily));
        else if (WeeklyCron().Match(drive.Cron) is { Success: true } weekly) (form.How, form.Time, form.Days) = ("weekly", Clock(weekly), [.. weekly.Groups[3].Value.Split(',')]);
        else if (OnceCron().Match(drive.Cron) is { Success: true } once) (form.How, form.Once) = ("once", $"{once.Groups[5].Value}-{once.Groups[4].Value.PadLeft(2, '0')}-{once.Groups[3].Value.PadLeft(2, '0')}T{Clock(once)}");
        else form.How = "cron";
        return form;
    }

    /// <summary>The same, made anew of a later version.</summary>
    public ScheduleForm At(int version) => new() { How = How, Time = Time, Days = Days, Once = Once, Cron = Cron, Most = Most, Version = version };

    /// <summary>As Quartz reads it, or what to correct; empty: none.</summary>
    public Result<string> Read(TimeZoneInfo zone, DateTimeOffset now)
    {
        if (How is "daily" or "weekly" && !TimeOnly.TryParseExact(Time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return Result.Invalid<string>(nameof(Time), "Enter a time, such as 18:00.");
        switch (How)
        {
            case "none": return Result.Ok("");
            case "daily": return Result.Ok(ShortlistTimes.Daily(TimeOnly.ParseExact(Time, "HH:mm", CultureInfo.InvariantCulture)));
            case "weekly": return Days.Exists(ShortlistTimes.Days.Contains) ? Result.Ok(ShortlistTimes.Weekly(TimeOnly.ParseExact(Time, "HH:mm", CultureInfo.InvariantCulture), Days)) : Result.Invalid<string>(nameof(Days), "Choose at least one day.");
            case "once": return ReadOnce(zone, now);
            case "cron": return ShortlistTimes.Next(Cron.Trim(), zone, now, 1) is var next && !next.Succeeded ? Result.Invalid<string>(next.Problems) : next.Value.Count == 0 ? Result.Invalid<string>(nameof(Cron), "This time never comes.") : Result.Ok(Cron.Trim());
            default: return Result.Invalid<string>(nameof(How), "Choose when the list is made.");
        }
    }

    private Result<string> ReadOnce(TimeZoneInfo zone, DateTimeOffset now)
    {
        if (!LocalTime.TryRead(Once, zone, out var at) || at is not { } instant) return Result.Invalid<string>(nameof(Once), "Enter a day and a time that your clocks do not skip.");
        return instant <= now ? Result.Invalid<string>(nameof(Once), "This time is over. Choose one to come.") : Result.Ok(ShortlistTimes.Once(TimeZoneInfo.ConvertTime(instant, zone).DateTime));
    }

    private static string Clock(Match match) => $"{match.Groups[2].Value.PadLeft(2, '0')}:{match.Groups[1].Value.PadLeft(2, '0')}";

    [GeneratedRegex(@"^0 (\d{1,2}) (\d{1,2}) \* \* \?$")]
    private static partial Regex DailyCron();

    [GeneratedRegex(@"^0 (\d{1,2}) (\d{1,2}) \? \* ([A-Z]{3}(?:,[A-Z]{3})*)$")]
    private static partial Regex WeeklyCron();

    [GeneratedRegex(@"^0 (\d{1,2}) (\d{1,2}) (\d{1,2}) (\d{1,2}) \? (\d{4})$")]
    private static partial Regex OnceCron();
}

/// <param name="Head">The drive.</param>
/// <param name="Form">What is filled in.</param>
/// <param name="Zone">The college's zone.</param>
/// <param name="Next">The next three times.</param>
internal sealed record SchedulePage(DriveHead Head, ScheduleForm Form, string Zone, IReadOnlyList<DateTimeOffset> Next)
{
    public Drive Drive => Head.Drive;

    /// <summary>What someone else saved meanwhile.</summary>
    public ScheduleForm? Current { get; init; }

    public static SchedulePage Of(DriveHead drive, ScheduleForm form, TimeZoneInfo zone, DateTimeOffset now)
    {
        var next = form.Read(zone, now) is { Succeeded: true, Value.Length: > 0 } cron && ShortlistTimes.Next(cron.Value, zone, now, 3) is { Succeeded: true } times ? times.Value : [];
        return new(drive, form, zone.Id, [.. next.Select(t => TimeZoneInfo.ConvertTime(t, zone))]);
    }
}
