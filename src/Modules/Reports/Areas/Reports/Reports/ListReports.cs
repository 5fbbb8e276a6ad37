using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Reports.Areas.Reports.Runs;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;
using PrepPlatform.Ui;

namespace PrepPlatform.Reports.Areas.Reports.Reports;

/// <summary>A report with its schedule.</summary>
/// <param name="Source">The report.</param>
/// <param name="Schedule">Its schedule, or null.</param>
/// <param name="Next">When it is made next.</param>
/// <param name="Zone">The zone of its schedule.</param>
/// <param name="NewRun">The id that a run gets when it is asked for from this page: asking twice makes one.</param>
internal sealed record ReportCard(IReportSource Source, ReportSchedule? Schedule, DateTimeOffset? Next, string Zone, Guid NewRun);

/// <summary>The page.</summary>
internal sealed record ReportsPage(IReadOnlyList<ReportCard> Reports, KeyPage<RunRow> Runs)
{
    public bool IsUnderWay => Runs.Rows.Any(r => r.IsUnderWay);
}

internal sealed class ListReports(KnownReports reports, PrepDb db, IRecurringWork work, IPeople people, ICurrentTenant tenant) : IUseCase
{
    private const int PageSize = 25;

    /// <param name="before">The key of the page's beginning, or null for the newest.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ReportsPage> RunAsync(long? before, CancellationToken cancellation)
    {
        var cards = new List<ReportCard>();
        var schedules = await db.Set<ReportSchedule>().AsNoTracking().ToDictionaryAsync(s => s.Report, cancellation);
        foreach (var source in reports.All)
        {
            var schedule = schedules.GetValueOrDefault(source.Key) is { IsOn: true } set ? set : null;
            cards.Add(new ReportCard(source, schedule, schedule is null ? null : await work.NextAsync(MakeReport.Work, schedule.Id, cancellation), tenant.Info.TimeZone, Guid.CreateVersion7()));
        }

        return new ReportsPage(cards, await RunsAsync(before, cancellation));
    }

    private async Task<KeyPage<RunRow>> RunsAsync(long? before, CancellationToken cancellation)
    {
        var keys = reports.All.Select(s => s.Key).ToList();
        var runs = db.Set<ReportRun>().AsNoTracking().Where(r => keys.Contains(r.Report) && r.RemovedAt == null);
        if (before is { } ticks && ticks > 0 && ticks < DateTimeOffset.MaxValue.UtcTicks) runs = runs.Where(r => r.DueAt < new DateTimeOffset(ticks, TimeSpan.Zero));
        var read = await runs.OrderByDescending(r => r.DueAt).Take(PageSize + 1).Select(RunRow.Of(db)).ToListAsync(cancellation);
        var names = await people.FindAsync([.. read.Select(r => r.AskedBy).OfType<Guid>().Distinct()], cancellation);
        return KeyPage.Cut([.. read.Select(r => r with { By = r.AskedBy is { } by ? names.GetValueOrDefault(by)?.Name ?? "" : "" })], PageSize, before is null, r => r.DueAt.UtcTicks.ToString(CultureInfo.InvariantCulture));
    }
}
