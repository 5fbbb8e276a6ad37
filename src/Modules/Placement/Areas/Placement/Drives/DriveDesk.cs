using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Drives;

/// <summary>Every change of a drive by the college: loads it, refuses what is not possible now, tells the company, writes down what was done.</summary>
internal sealed class DriveDesk(PrepDb db, DriveTelling telling, IAudit audit, TimeProvider clock)
{
    /// <param name="id">The drive's id.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="change">The change; it throws where the drive's state does not allow it. It may give new rules.</param>
    /// <param name="verb">For the audit log: <c>opened</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<Drive>> ChangeAsync(Guid id, int version, Func<Drive, DateTimeOffset, DriveRules?> change, string verb, CancellationToken cancellation)
    {
        if (await db.Set<Drive>().SingleOrDefaultAsync(d => d.DriveId == id, cancellation) is not { } drive) return Result.NotFound<Drive>();
        if (drive.Version != version) return Result.Stale<Drive>();
        DriveRules? rules;
        try
        {
            rules = change(drive, clock.GetUtcNow());
        }
        catch (InvalidOperationException)
        {
            return Result.Invalid<Drive>("", "It has changed meanwhile. Look at how it stands now.");
        }

        if (rules is not null) db.Add(rules);
        await telling.TellCompanyAsync(drive, rules, cancellation);
        audit.Record($"drives.{verb}", $"drive/{drive.DriveId}", $"Drive {drive.Title}: {verb}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(drive);
    }
}
