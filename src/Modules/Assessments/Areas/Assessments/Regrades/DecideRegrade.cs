using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Regrades;

/// <summary>Applies proposals, takes them back, or lets them be.</summary>
internal sealed class DecideRegrade(PrepDb db, RegradeDesk desk, IAudit audit, TimeProvider clock) : IUseCase
{
    private const string MovedOn = "Someone has moved it on meanwhile. Look at it again.", NotWaitedFor = "It was set aside before it was scored.";

    public Task<Result<int>> ApplyAsync(Guid id, ApplyForm form, Guid by, CancellationToken cancellation) => RunAsync(id, form.Version, RegradeState.Applying, by, async regrade =>
    {
        var chosen = db.Set<RegradeItem>().Where(i => i.RegradeId == regrade.Id && i.State == RegradeItemState.Changes && (form.People || !i.ByPerson || form.Ids.Contains(i.Id)));
        if (form.Selected || form.Ids.Count > 0) chosen = chosen.Where(i => form.Ids.Contains(i.Id));
        // Nobody decides on a score of their own.
        return await chosen.Where(i => i.StudentId != by).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, RegradeItemState.Chosen), cancellation);
    }, cancellation);

    public Task<Result<int>> UndoAsync(Guid id, int version, Guid by, CancellationToken cancellation) => RunAsync(id, version, RegradeState.Undoing, by,
        regrade => db.Set<RegradeItem>().Where(i => i.RegradeId == regrade.Id && i.State == RegradeItemState.Applied && i.StudentId != by)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.State, RegradeItemState.Undoing), cancellation), cancellation);

    public Task<Result<int>> DiscardAsync(Guid id, int version, Guid by, CancellationToken cancellation) =>
        RunAsync(id, version, RegradeState.Discarded, by, async regrade =>
        {
            // What comes for them later is ignored.
            await db.Set<RegradeItem>().Where(i => i.RegradeId == regrade.Id && i.State == RegradeItemState.Waiting)
                .ExecuteUpdateAsync(s => s.SetProperty(i => i.State, RegradeItemState.Uncertain).SetProperty(i => i.Note, NotWaitedFor), cancellation);
            return 1;
        }, cancellation);

    /// <returns>How many scores it is about.</returns>
    private async Task<Result<int>> RunAsync(Guid id, int version, RegradeState to, Guid by, Func<Regrade, Task<int>> choose, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.Set<Regrade>().AnyAsync(r => r.Id == id, cancellation)) return Result.NotFound<int>();
        var regrade = await desk.HoldAsync(id, cancellation);
        if (regrade.Version != version) return Result.Stale<int>();
        try
        {
            regrade.Decide(to, by, clock.GetUtcNow());
        }
        catch (InvalidOperationException)
        {
            return Result.Invalid<int>("", MovedOn);
        }

        var count = await choose(regrade);
        if (count == 0) return Result.Invalid<int>("", "None of the scores that were chosen would change, or only your own. Select at least one that does.");
        if (to != RegradeState.Discarded) db.Publish(new RegradeUnderWay(id, Guid.Empty), clock.GetUtcNow());
        var verb = to switch { RegradeState.Applying => "applied", RegradeState.Undoing => "undone", _ => "discarded" };
        audit.Record($"attempts.regrade-{verb}", $"regrade/{id}", AskRegrade.Say(to == RegradeState.Discarded ? $"Discarded a regrade: {regrade.Reason}" : $"{count} scores of a regrade are {verb}: {regrade.Reason}"));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok(count);
    }
}
