using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Cards;

/// <summary>
/// At the company: a card is taken back, and what was shared is erased, whatever the partnership is by now; the notes with it, since they may repeat what was shared. For a
/// card that has not arrived an empty row is kept: the older message may be still under way, and must not bring it.
/// </summary>
internal sealed class TakeCardBack(PrepDb db, ILogger<TakeCardBack> logger) : ITenantMessageHandler<CardTakenBack>
{
    public async Task HandleAsync(TenantId from, CardTakenBack message, CancellationToken cancellation)
    {
        var card = await db.Set<Card>().SingleOrDefaultAsync(c => c.CardId == message.CardId, cancellation);
        if (card is not null ? card.CollegeId != from.Value : !await db.Set<Partnership>().AnyAsync(p => p.PartnerId == from.Value, cancellation))
        {
            logger.LogWarning("Card {Card} taken back by {College}, whose it is not: ignored", message.CardId, from);
            return;
        }

        if (card is not null) await db.HoldCardAsync(card.Id, cancellation);
        if (card is null) db.Add(card = new Card(message.CardId, Guid.Empty, from.Value, message.At));
        if (!card.TakeBack(message.Sequence)) return;
        db.RemoveRange(await db.Set<CardNote>().Where(n => n.CardRow == card.Id).ToListAsync(cancellation));
        db.Add(new CardEvent(card.Id, null, "withdrawn", CardText.Cut(message.Reason), message.At));
    }
}

internal static class CardHold
{
    /// <summary>
    /// Takes a card's row until the transaction ends, so that a note is written either before its card is taken back, and erased with it, or not at all. By an update:
    /// both engines lock the row by it.
    /// </summary>
    /// <returns>False: there is no such card.</returns>
    public static async Task<bool> HoldCardAsync(this PrepDb db, Guid card, CancellationToken cancellation) =>
        await db.Set<Card>().Where(c => c.Id == card).ExecuteUpdateAsync(s => s.SetProperty(c => c.LastSeenAt, c => c.LastSeenAt), cancellation) == 1;
}
