using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Shortlists;

/// <summary>
/// Takes a drive's row until the transaction ends, so that lists of one drive are made and published one after another. An update rather than a read for
/// update: both engines lock the row by it.
/// </summary>
internal static class DriveHold
{
    /// <summary>The drive, as it is once it is ours; null where there is none.</summary>
    public static async Task<Drive?> HoldAsync(this PrepDb db, Guid row, CancellationToken cancellation)
    {
        var drives = db.Set<Drive>().Where(d => d.Id == row);
        if (await drives.ExecuteUpdateAsync(s => s.SetProperty(d => d.ChangedAt, d => d.ChangedAt), cancellation) == 0) return null;
        return await drives.SingleAsync(cancellation);
    }
}
