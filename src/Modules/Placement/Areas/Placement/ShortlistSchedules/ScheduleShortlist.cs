using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Jobs;

namespace PrepPlatform.Placement.Areas.Placement.ShortlistSchedules;

/// <summary>Sets when a drive's list is made. The drive says it, and then the scheduler is told: told twice it is the same.</summary>
internal sealed class ScheduleShortlist(PrepDb db, IRecurringWork work, ICurrentTenant tenant, IAudit audit, TimeProvider clock) : IUseCase
{
    public async Task<Result<Drive>> RunAsync(Guid driveId, ScheduleForm form, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var read = form.Read(TimeZoneInfo.FindSystemTimeZoneById(tenant.Info.TimeZone), now);
        if (!read.Succeeded) return Result.Invalid<Drive>(read.Problems);
        if (await db.Set<Drive>().SingleOrDefaultAsync(d => d.DriveId == driveId, cancellation) is not { } drive) return Result.NotFound<Drive>();
        if (drive.Version != form.Version) return Result.Stale<Drive>();
        var before = drive.Cron;
        if (drive.Schedule(read.Value, form.Most, now) is { Succeeded: false } refused) return refused;
        audit.Record("shortlists.scheduled", $"drive/{drive.DriveId}", read.Value.Length > 0 ? $"The shortlist of “{drive.Title}” is made at: {read.Value}" : $"The shortlist of “{drive.Title}” is made only when asked for");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        // What the scheduler does not take is not kept either.
        if (read.Value.Length > 0 && await work.SetAsync(ScheduledShortlist.Key, drive.Id, read.Value, cancellation) is { Succeeded: false } wrong) return Result.Invalid<Drive>(wrong.Problems.Select(p => p with { Field = "Cron" }));
        if (read.Value.Length == 0 && before.Length > 0) await work.StopAsync(ScheduledShortlist.Key, drive.Id, cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok(drive);
    }
}
