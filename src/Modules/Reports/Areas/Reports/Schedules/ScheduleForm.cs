using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Reports.Domain;

namespace PrepPlatform.Reports.Areas.Reports.Schedules;

internal sealed class ScheduleForm
{
    public ReportRhythm Rhythm { get; set; } = ReportRhythm.Weekly;
    public int Weekday { get; set; } = (int)DayOfWeek.Monday;
    public int MonthDay { get; set; } = 1;

    [StringLength(8, ErrorMessage = "Enter a time such as 07:00.")]
    public string? Time { get; set; } = "07:00";

    public int Version { get; set; }

    /// <summary>Minutes after midnight, or -1.</summary>
    public int Minute => TimeOnly.TryParseExact(Time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : -1;

    public static ScheduleForm Of(ReportSchedule? stored) => stored is null ? new() : new()
    {
        Rhythm = stored.Rhythm, Weekday = stored.Weekday, MonthDay = stored.MonthDay, Time = stored.Time.ToString("HH:mm", CultureInfo.InvariantCulture), Version = stored.Version,
    };
}

/// <summary>The page.</summary>
internal sealed record SchedulePage(IReportSource Source, ReportSchedule? Stored, ScheduleForm Form, string Zone)
{
    /// <summary>Whether somebody else saved meanwhile.</summary>
    public bool IsStale { get; init; }
}
