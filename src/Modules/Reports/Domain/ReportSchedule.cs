using System.Globalization;
using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Reports.Domain;

/// <summary>When a report is made by itself; one for each report of a tenant.</summary>
internal sealed class ReportSchedule : TenantEntity, IVersioned
{
    /// <summary>Stands for the last day of whichever month.</summary>
    public const int LastDay = 31;

    private const int DayMinutes = 24 * 60;

    private ReportSchedule() { }

    public ReportSchedule(string report) => Report = report;

    /// <summary>The report's key.</summary>
    public string Report { get; private set; } = "";

    public ReportRhythm Rhythm { get; private set; }

    /// <summary>For a weekly one: 0 is Sunday.</summary>
    public int Weekday { get; private set; } = (int)DayOfWeek.Monday;

    /// <summary>For a monthly one: 1 to 28, or <see cref="LastDay"/>.</summary>
    public int MonthDay { get; private set; } = 1;

    /// <summary>Minutes after midnight on the tenant's clock.</summary>
    public int Minute { get; private set; } = 7 * 60;

    /// <summary>Whether it is in force.</summary>
    public bool IsOn { get; private set; }

    public int Version { get; private set; } = 1;

    public TimeOnly Time => TimeOnly.MinValue.AddMinutes(Minute);

    /// <summary>As Quartz reads it, in the tenant's zone.</summary>
    public string Cron
    {
        get
        {
            var day = Rhythm switch { ReportRhythm.Weekly => $"? * {Weekday + 1}", ReportRhythm.Monthly => $"{(MonthDay == LastDay ? "L" : MonthDay)} * ?", _ => "* * ?" };
            return string.Create(CultureInfo.InvariantCulture, $"0 {Minute % 60} {Minute / 60} {day}");
        }
    }

    public Result<ReportSchedule> Set(ReportRhythm rhythm, int weekday, int monthDay, int minute)
    {
        if (!Enum.IsDefined(rhythm)) return Result.Invalid<ReportSchedule>(nameof(Rhythm), "Choose how often.");
        if (weekday is < 0 or > 6) return Result.Invalid<ReportSchedule>(nameof(Weekday), "Choose a day of the week.");
        if (monthDay is not ((>= 1 and <= 28) or LastDay)) return Result.Invalid<ReportSchedule>(nameof(MonthDay), "Choose a day from 1 to 28, or the last one.");
        if (minute is < 0 or >= DayMinutes) return Result.Invalid<ReportSchedule>("Time", "Enter a time such as 07:00.");
        (Rhythm, Weekday, MonthDay, Minute, IsOn) = (rhythm, weekday, monthDay, minute, true);
        Version++;
        return Result.Ok(this);
    }

    public void Switch(bool on)
    {
        if (IsOn == on) return;
        IsOn = on;
        Version++;
    }
}

internal enum ReportRhythm
{
    Daily,
    Weekly,
    Monthly,
}
