using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data.Cards;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Candidates;

/// <summary>Writes down who looked at which cards and tells their colleges, once an hour for each.</summary>
internal sealed class LogLooks(PrepDb db, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(IReadOnlyCollection<Guid> cards, Actor by, CancellationToken cancellation)
    {
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - HearLook.Between);
        var looked = await db.Set<Card>().AsNoTracking()
            .Where(c => cards.Contains(c.Id) && c.Status != CardStatus.Withdrawn)
            .Where(c => !db.Set<CardEvent>().Any(e => e.CardRow == c.Id && e.By == by.Id && e.What == "looked-at" && e.At > since))
            .Select(c => new { c.Id, c.CardId, c.CollegeId }).ToListAsync(cancellation);
        if (looked.Count == 0) return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var card in looked)
        {
            db.Add(new CardEvent(card.Id, by.Id, "looked-at", "", now));
            db.Publish(new CardLookedAt(new TenantId(card.CollegeId), card.CardId, by.Name, now), now);
        }

        await db.SaveChangesAsync(cancellation);
        // Straight to the column: a look is no change that a form would have to know of.
        var ids = looked.ConvertAll(c => c.Id);
        await db.Set<Card>().Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(s => s.SetProperty(c => c.LastSeenAt, now), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
