using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Data;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;

namespace PrepPlatform.Reports.Seeding;

/// <summary>A college's demo: the placement report every Monday, and one run, made here and now by the same code as any other.</summary>
internal sealed class DemoReports(IEnumerable<IReportSource> sources, PrepDb db, MakeReport make, IRecurringWork work, TimeProvider clock)
{
    private const string Placement = "placement";

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (sources.SingleOrDefault(s => s.Key == Placement) is not { } source) return;
        var schedule = new ReportSchedule(Placement);
        schedule.Set(ReportRhythm.Weekly, (int)DayOfWeek.Monday, 1, 7 * 60);
        var now = clock.GetUtcNow();
        var run = new ReportRun(Guid.CreateVersion7(), source.Key, source.Title, now, null, now);
        db.AddRange(schedule, run);
        await db.SaveChangesAsync(cancellation);
        await work.SetAsync(MakeReport.Work, schedule.Id, schedule.Cron, cancellation);
        await make.RunAsync(run.RunId, now, cancellation);
    }
}
