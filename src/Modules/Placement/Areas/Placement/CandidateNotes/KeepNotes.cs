using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Candidates;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.CandidateNotes;

/// <summary>Adds notes; whoever wrote one removes it.</summary>
internal sealed class KeepNotes(PrepDb db, TimeProvider clock) : IUseCase
{
    /// <returns>The note's id.</returns>
    public async Task<Result<Guid>> RunAsync(Guid card, string text, Actor by, CancellationToken cancellation)
    {
        if (await db.Set<Card>().Where(c => c.Id == card).Select(c => (CardStatus?)c.Status).SingleOrDefaultAsync(cancellation) is not { } status) return Result.NotFound<Guid>();
        if (status == CardStatus.Withdrawn) return Result.Invalid<Guid>("", "The candidate has withdrawn: nothing more is written about them.");
        var note = new CardNote(card, by.Id, text.Trim(), clock.GetUtcNow());
        db.Add(note);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(note.Id);
    }

    /// <summary>Removes one's own note or puts it back; false: there is none.</summary>
    public async Task<bool> RemoveAsync(Guid card, Guid note, bool removed, Guid by, CancellationToken cancellation)
    {
        if (await db.Set<CardNote>().SingleOrDefaultAsync(n => n.Id == note && n.CardRow == card && n.By == by, cancellation) is not { } found) return false;
        found.RemovedAt = removed ? clock.GetUtcNow() : null;
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
