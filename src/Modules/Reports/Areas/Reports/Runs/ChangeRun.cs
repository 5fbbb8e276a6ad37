using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;

namespace PrepPlatform.Reports.Areas.Reports.Runs;

/// <summary>Tries a failed run again, removes one, and brings it back.</summary>
internal sealed class ChangeRun(KnownReports reports, PrepDb db, IRecurringWork work, IAudit audit, TimeProvider clock) : IUseCase
{
    /// <summary>A failed one waits again; one that waits or is made already stays as it is. Null: there is none.</summary>
    public async Task<string?> RetryAsync(Guid id, CancellationToken cancellation)
    {
        var changed = await Failed(id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Waiting).SetProperty(r => r.Tries, 0).SetProperty(r => r.Note, "").SetProperty(r => r.EndedAt, (DateTimeOffset?)null)
            .SetProperty(r => r.AskedAt, clock.GetUtcNow()), cancellation);
        if (changed > 0) await work.RunNowAsync(MakeReport.Work, id, cancellation);
        return await Mine(id).Where(r => r.RemovedAt == null).Select(r => r.Title).SingleOrDefaultAsync(cancellation);
    }

    public Task<string?> RemoveAsync(Guid id, CancellationToken cancellation) => MarkAsync(id, clock.GetUtcNow(), "reports.removed", "Removed a run of the report", cancellation);

    public Task<string?> RestoreAsync(Guid id, CancellationToken cancellation) => MarkAsync(id, null, "reports.restored", "Brought back a run of the report", cancellation);

    private async Task<string?> MarkAsync(Guid id, DateTimeOffset? at, string action, string words, CancellationToken cancellation)
    {
        if (await Mine(id).Select(r => r.Title).SingleOrDefaultAsync(cancellation) is not { } title) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await Mine(id).Where(r => (r.RemovedAt == null) == (at != null)).ExecuteUpdateAsync(s => s.SetProperty(r => r.RemovedAt, at), cancellation) > 0)
            audit.Record(action, $"report-run/{id}", $"{words} {title}");
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return title;
    }

    private IQueryable<ReportRun> Failed(Guid id) => Mine(id).Where(r => r.Status == RunStatus.Failed && r.RemovedAt == null);

    private IQueryable<ReportRun> Mine(Guid id)
    {
        var keys = reports.All.Select(s => s.Key).ToList();
        return db.Set<ReportRun>().Where(r => r.RunId == id && keys.Contains(r.Report));
    }
}
