using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;

namespace PrepPlatform.Reports.Areas.Reports.Schedules;

/// <summary>Puts a report on a schedule, changes it, takes it off and brings it back.</summary>
internal sealed class SetSchedule(KnownReports reports, PrepDb db, IRecurringWork work, IAudit audit) : IUseCase
{
    public async Task<Result<ReportSchedule>> RunAsync(string key, ScheduleForm form, CancellationToken cancellation)
    {
        if (reports.Find(key) is not { } source) return Result.NotFound<ReportSchedule>();
        var schedule = await ReadAsync(key, cancellation);
        if ((schedule?.Version ?? 0) != form.Version) return Result.Stale<ReportSchedule>();
        if (schedule is null) db.Add(schedule = new ReportSchedule(key));
        var set = schedule.Set(form.Rhythm, form.Weekday, form.MonthDay, form.Minute);
        if (!set.Succeeded) return set;
        audit.Record("reports.scheduled", $"report/{key}", $"Set the schedule of the report {source.Title}: {form.Rhythm.ToString().ToLowerInvariant()} at {form.Time}");
        if (!await SaveAsync(cancellation)) return Result.Stale<ReportSchedule>();
        // After the row: where this is lost, saving again sets it.
        await work.SetAsync(MakeReport.Work, schedule.Id, schedule.Cron, cancellation);
        return set;
    }

    /// <summary>Gives the report's title, or null where it is not there.</summary>
    public async Task<string?> SwitchAsync(string key, bool on, CancellationToken cancellation)
    {
        if (reports.Find(key) is not { } source || await ReadAsync(key, cancellation) is not { } schedule) return null;
        if (schedule.IsOn != on) audit.Record(on ? "reports.scheduled" : "reports.unscheduled", $"report/{key}", $"{(on ? "Brought back" : "Took away")} the schedule of the report {source.Title}");
        schedule.Switch(on);
        if (!await SaveAsync(cancellation)) return source.Title; // Somebody else did the same just now.
        if (on) await work.SetAsync(MakeReport.Work, schedule.Id, schedule.Cron, cancellation);
        else await work.StopAsync(MakeReport.Work, schedule.Id, cancellation);
        return source.Title;
    }

    public Task<ReportSchedule?> ReadAsync(string key, CancellationToken cancellation) => db.Set<ReportSchedule>().SingleOrDefaultAsync(s => s.Report == key, cancellation);

    /// <summary>False: somebody else saved first.</summary>
    private async Task<bool> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) // A stale version, or a second first schedule.
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
