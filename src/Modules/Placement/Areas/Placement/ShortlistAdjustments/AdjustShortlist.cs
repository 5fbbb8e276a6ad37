using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.ShortlistAdjustments;

/// <summary>Adds a student to a list or takes one off, with a reason that stays; what was made is not changed by it, and taking a change back is one more.</summary>
internal sealed class AdjustShortlist(PrepDb db, IPeople people, ICurrentPerson person, IAudit audit, TimeProvider clock) : IUseCase
{
    private const string TakenBack = "The change before was taken back.";

    public async Task<Result<ShortlistAdjustment>> RunAsync(Guid driveId, Guid id, Guid student, AdjustmentForm form, CancellationToken cancellation)
    {
        if (await FindAsync(driveId, id, cancellation) is not { } shortlist) return Result.NotFound<ShortlistAdjustment>();
        if (shortlist.Version != form.Version) return Result.Stale<ShortlistAdjustment>();
        var application = await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.DriveRow == shortlist.DriveRow && a.StudentId == student, cancellation);
        if (application is null) return Result.NotFound<ShortlistAdjustment>();
        if (form.Listed && !application.IsConsidered) return Result.Invalid<ShortlistAdjustment>("", "This student takes no part in the drive any more.");
        return await AddAsync(shortlist, student, form.Listed, form.Reason, cancellation);
    }

    public async Task<Result<ShortlistAdjustment>> TakeBackAsync(Guid driveId, Guid id, Guid student, CancellationToken cancellation)
    {
        if (await FindAsync(driveId, id, cancellation) is not { } shortlist) return Result.NotFound<ShortlistAdjustment>();
        var changes = await db.Set<ShortlistAdjustment>().AsNoTracking().Where(a => a.ShortlistId == id && a.StudentId == student).OrderByDescending(a => a.Sequence).Take(2).ToListAsync(cancellation);
        if (changes.Count == 0 || changes[0].Reason == TakenBack) return Result.Invalid<ShortlistAdjustment>("", "There is no change to take back.");
        var before = changes.Count == 2 ? changes[1].Listed : await db.Set<ShortlistEntry>().AnyAsync(e => e.ShortlistId == id && e.StudentId == student && e.Rank != null, cancellation);
        return await AddAsync(shortlist, student, before, TakenBack, cancellation);
    }

    private Task<Shortlist?> FindAsync(Guid driveId, Guid id, CancellationToken cancellation) =>
        db.Set<Shortlist>().SingleOrDefaultAsync(s => s.Id == id && db.Set<Drive>().Any(d => d.Id == s.DriveRow && d.DriveId == driveId), cancellation);

    private async Task<Result<ShortlistAdjustment>> AddAsync(Shortlist shortlist, Guid student, bool listed, string reason, CancellationToken cancellation)
    {
        if (!await db.Set<ShortlistEntry>().AnyAsync(e => e.ShortlistId == shortlist.Id && e.StudentId == student, cancellation)) return Result.NotFound<ShortlistAdjustment>();
        var result = shortlist.Adjust(student, listed, reason, person.AccountId!.Value, clock.GetUtcNow());
        if (!result.Succeeded) return result;
        db.Add(result.Value);
        var name = (await people.FindAsync([student], cancellation)).GetValueOrDefault(student)?.Name ?? "a student";
        audit.Record("shortlists.adjusted", $"shortlist/{shortlist.Id}", $"{(listed ? "Put" : "Took")} {name} {(listed ? "on" : "off")} the list: {reason.Trim()}");
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Stale<ShortlistAdjustment>();
        }

        return result;
    }
}
