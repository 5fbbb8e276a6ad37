using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Candidates;
using PrepPlatform.Placement.Data.Cards;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.CandidateNotes;

/// <summary>Adds notes; whoever wrote one removes it.</summary>
internal sealed class KeepNotes(PrepDb db, TimeProvider clock) : IUseCase
{
    /// <returns>The note's id.</returns>
    public async Task<Result<Guid>> RunAsync(Guid card, string text, Actor by, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HoldCardAsync(card, cancellation)) return Result.NotFound<Guid>();
        if (await db.Set<Card>().AnyAsync(c => c.Id == card && c.Status == CardStatus.Withdrawn, cancellation))
            return Result.Invalid<Guid>("", "The candidate has withdrawn: nothing more is written about them.");
        var note = new CardNote(card, by.Id, text.Trim(), clock.GetUtcNow());
        db.Add(note);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
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
