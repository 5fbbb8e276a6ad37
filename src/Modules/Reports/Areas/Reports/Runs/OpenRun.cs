using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Reports.Domain;

namespace PrepPlatform.Reports.Areas.Reports.Runs;

/// <summary>The run that answers a request: the one of this form, one of the same report that is not made yet, or a new one.</summary>
internal sealed class OpenRun(PrepDb db, Databases databases, IAudit audit, ICurrentPerson person, TimeProvider clock) : IUseCase
{
    public async Task<(ReportRun Run, bool IsNew)> RunAsync(IReportSource source, Guid id, CancellationToken cancellation)
    {
        // Of several requests at once the others find what the first one added.
        await using var alone = await databases.LockAsync($"report/{db.Tenant}/{source.Key}", cancellation);
        if (await FindAsync(source.Key, id, cancellation) is { } there) return (there, false);
        var now = clock.GetUtcNow();
        var run = new ReportRun(id, source.Key, source.Title, now, person.AccountId, now);
        db.Add(run);
        audit.Record("reports.asked", $"report-run/{id}", $"Asked for the report {source.Title}");
        await db.SaveChangesAsync(cancellation);
        return (run, true);
    }

    private Task<ReportRun?> FindAsync(string report, Guid id, CancellationToken cancellation) => db.Set<ReportRun>().AsNoTracking()
        .Where(r => r.RunId == id || (r.Report == report && r.RemovedAt == null && (r.Status == RunStatus.Waiting || r.Status == RunStatus.Running)))
        .OrderBy(r => r.RunId == id ? 0 : 1).ThenBy(r => r.DueAt).FirstOrDefaultAsync(cancellation);
}
