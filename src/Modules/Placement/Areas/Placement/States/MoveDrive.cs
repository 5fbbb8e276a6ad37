using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Drives;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.States;

internal sealed class MoveDrive(PrepDb db, DriveDesk desk, ReadDrive read, Partners partners, TimeProvider clock) : IUseCase
{
    public async Task<Result<Drive>> OpenAsync(Guid id, int version, CancellationToken cancellation)
    {
        var drive = await db.Set<Drive>().AsNoTracking().SingleOrDefaultAsync(d => d.DriveId == id, cancellation);
        if (drive is null) return Result.NotFound<Drive>();
        if (drive.RulesNumber == 0) return Result.Invalid<Drive>("", "Say first who qualifies: the drive has no rules yet.");
        if (drive.ApplyBy <= clock.GetUtcNow()) return Result.Invalid<Drive>("", "Its last day to apply is over. Edit the terms first.");
        if (!await partners.IsActiveAsync(drive.CompanyId, cancellation)) return Result.Invalid<Drive>("", "The partnership with this company is not active, so nothing new can cross.");
        return await desk.ChangeAsync(id, version, (d, at) => Do(() => d.Open(at)), "opened", cancellation);
    }

    public Task<Result<Drive>> CloseAsync(Guid id, int version, CancellationToken cancellation) => desk.ChangeAsync(id, version, (d, at) => Do(() => d.Close(at)), "closed", cancellation);

    public async Task<Result<Drive>> ReopenAsync(Guid id, StateForm form, CancellationToken cancellation)
    {
        if (!LocalTime.TryRead(form.ApplyBy, read.Zone, out var applyBy) || applyBy is not { } until || until <= clock.GetUtcNow())
            return Result.Invalid<Drive>(nameof(form.ApplyBy), "Choose a day and time ahead.");
        return await desk.ChangeAsync(id, form.Version, (d, at) => Do(() => d.Reopen(until, at)), "reopened", cancellation);
    }

    public Task<Result<Drive>> CancelAsync(Guid id, int version, CancellationToken cancellation) => desk.ChangeAsync(id, version, (d, at) => Do(() => d.Cancel(at)), "cancelled", cancellation);

    private static DriveRules? Do(Action change)
    {
        change();
        return null;
    }
}
