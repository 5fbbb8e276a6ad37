using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Partnerships;

/// <summary>Takes a step in a partnership and tells the other side.</summary>
internal sealed class ChangePartnership(PrepDb db, PartnershipChanges changes, PartnershipLog log, ICurrentPerson person, TimeProvider clock) : IUseCase
{
    /// <returns>The partner's name.</returns>
    public async Task<Result<string>> RunAsync(Guid id, PartnershipStep step, StepForm form, CancellationToken cancellation)
    {
        var partnership = await db.Set<Partnership>().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (partnership is null) return Result.NotFound<string>();
        if (form.Version != 0 && partnership.Version != form.Version) return Result.Stale<string>();
        if (!partnership.May(step)) return Result.Invalid<string>("", "It has changed meanwhile. Look at how it stands now.");
        var before = partnership.Status;
        partnership.Take(step, form.Note.Trim(), person.Name, clock.GetUtcNow());
        await changes.FollowAsync(partnership, before, cancellation);
        changes.Tell(partnership);
        var name = log.Record(partnership, step);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(name);
    }
}
