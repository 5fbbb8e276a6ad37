using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;

namespace PrepPlatform.Reports.Jobs;

/// <summary>Removes runs with their files: those past their time, and removed ones that can no longer be brought back. Files go first, so that none is left without a row.</summary>
internal sealed class SweepReports(PrepDb db, RemoveFiles remove, TimeProvider clock) : IScheduledWork
{
    private const int Piece = 100;

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var (kept, undoable) = (clock.GetUtcNow() - ReportRun.Keep, clock.GetUtcNow() - ReportRun.UndoFor);
        var removed = 0;
        for (List<Guid> rows; ; removed += rows.Count)
        {
            rows = await db.Set<ReportRun>().Where(r => r.EndedAt < kept || r.RemovedAt < undoable).OrderBy(r => r.AskedAt).Take(Piece).Select(r => r.Id).ToListAsync(cancellation);
            if (rows.Count == 0) return removed > 0 ? $"{removed} reports" : null;
            var files = db.Set<ReportFile>().Where(f => rows.Contains(f.RunRow));
            await remove.RunAsync(await files.Select(f => f.Blob).ToListAsync(cancellation), cancellation);
            await files.ExecuteDeleteAsync(cancellation);
            await db.Set<ReportRun>().Where(r => rows.Contains(r.Id)).ExecuteDeleteAsync(cancellation);
        }
    }
}
