using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Reports.Domain;

namespace PrepPlatform.Reports.Making;

/// <summary>Who works at a run: one at a time, and the one who was given up changes nothing any more.</summary>
internal sealed class RunClaim(PrepDb db, TimeProvider clock) : IUseCase
{
    /// <summary>Takes a run that waits or whose worker gave no sign of life; null: another has it, or it is over.</summary>
    public async Task<Guid?> TakeAsync(Guid row, CancellationToken cancellation)
    {
        var (now, holder) = (clock.GetUtcNow(), Guid.CreateVersion7());
        var taken = await Open(now).Where(r => r.Id == row && r.Tries < ReportRun.MostTries).ExecuteUpdateAsync(s => s
            .SetProperty(r => r.Status, RunStatus.Running).SetProperty(r => r.Holder, holder).SetProperty(r => r.LeaseUntil, now + ReportRun.Lease).SetProperty(r => r.Tries, r => r.Tries + 1)
            .SetProperty(r => r.StartedAt, now).SetProperty(r => r.EndedAt, (DateTimeOffset?)null).SetProperty(r => r.Step, "Reading the data").SetProperty(r => r.RowsDone, 0)
            .SetProperty(r => r.RowsTotal, 0).SetProperty(r => r.Note, ""), cancellation);
        return taken == 1 ? holder : null;
    }

    /// <summary>Done, with its files, in one step; false: it was given up meanwhile.</summary>
    public async Task<bool> FinishAsync(Guid row, Guid holder, IReadOnlyList<ReportFile> files, string note, int rows, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var done = await Held(row, holder).ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Done).SetProperty(r => r.EndedAt, now).SetProperty(r => r.Note, note)
            .SetProperty(r => r.RowsDone, rows).SetProperty(r => r.RowsTotal, rows).SetProperty(r => r.Holder, (Guid?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), cancellation);
        if (done == 0) return false;
        db.AddRange(files);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task FailAsync(Guid row, Guid holder, string note, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await Held(row, holder).ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Failed).SetProperty(r => r.EndedAt, now).SetProperty(r => r.Note, note)
            .SetProperty(r => r.Holder, (Guid?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), cancellation);
    }

    /// <summary>This process stops: the next worker begins anew, and it does not count as a try.</summary>
    public Task ReturnAsync(Guid row, Guid holder) => Held(row, holder).ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Waiting).SetProperty(r => r.Tries, r => r.Tries - 1)
        .SetProperty(r => r.Holder, (Guid?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), CancellationToken.None);

    /// <summary>Runs that somebody should be at, and nobody is.</summary>
    public IQueryable<ReportRun> Open(DateTimeOffset now) =>
        db.Set<ReportRun>().Where(r => r.RemovedAt == null && (r.Status == RunStatus.Waiting || (r.Status == RunStatus.Running && r.LeaseUntil < now)));

    private IQueryable<ReportRun> Held(Guid row, Guid holder) => db.Set<ReportRun>().Where(r => r.Id == row && r.Status == RunStatus.Running && r.Holder == holder);
}
