using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;

namespace PrepPlatform.Reports.Areas.Reports.Runs;

/// <summary>One run for its page.</summary>
internal sealed class ReadRun(KnownReports reports, PrepDb db, IPeople people) : IUseCase
{
    public async Task<RunRow?> RunAsync(Guid id, CancellationToken cancellation)
    {
        var keys = reports.All.Select(s => s.Key).ToList();
        var run = await db.Set<ReportRun>().AsNoTracking().Where(r => r.RunId == id && r.RemovedAt == null && keys.Contains(r.Report)).Select(RunRow.Of(db)).SingleOrDefaultAsync(cancellation);
        if (run?.AskedBy is not { } by) return run;
        return run with { By = (await people.FindAsync([by], cancellation)).GetValueOrDefault(by)?.Name ?? "" };
    }
}
