using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Hosting.Jobs;

namespace PrepPlatform.Evaluation.Recordings;

/// <summary>Removes recordings that no answer holds and to which nothing was added for some days, and pieces that are left of whole ones.</summary>
internal sealed class SweepRecordings(PrepDb db, RemoveRecordings remove, TimeProvider clock) : IScheduledWork
{
    private const int Portion = 100;

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var kept = clock.GetUtcNow() - RecordingLimits.Keep;
        var old = db.Set<Recording>().AsNoTracking().Where(r => r.LastAt < kept);
        var removed = 0;
        while (await old.Where(r => r.TakenAt == null).OrderBy(r => r.LastAt).Take(Portion).ToListAsync(cancellation) is { Count: > 0 } left)
        {
            await remove.RunAsync(left, cancellation);
            removed += left.Count;
        }

        while (await old.Where(r => r.WholeAt != null && r.Pieces > 0).OrderBy(r => r.LastAt).Take(Portion).ToListAsync(cancellation) is { Count: > 0 } whole)
            foreach (var recording in whole) await remove.PiecesAsync(recording, cancellation);
        return removed > 0 ? $"{removed} recordings" : null;
    }
}
