using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Cards;

/// <summary>
/// At the company: the card that less is to be seen of, by its college alone and whatever the partnership is by now. For one that has not arrived an empty row is
/// kept: the older message may be still under way, and must not bring it.
/// </summary>
internal sealed class ToldCard(PrepDb db, ILogger<ToldCard> logger)
{
    /// <returns>Held until the transaction ends; null: the sender has no say in it.</returns>
    public async Task<Card?> FindAsync(TenantId from, Guid id, DateTimeOffset at, CancellationToken cancellation)
    {
        var card = await db.Set<Card>().SingleOrDefaultAsync(c => c.CardId == id, cancellation);
        if (card is not null ? card.CollegeId != from.Value : !await db.Set<Partnership>().AnyAsync(p => p.PartnerId == from.Value, cancellation))
        {
            logger.LogWarning("College {College} speaks of card {Card}, which is not its own: ignored", from, id);
            return null;
        }

        if (card is null) db.Add(card = new Card(id, Guid.Empty, from.Value, at));
        else await db.HoldCardAsync(card.Id, cancellation);
        return card;
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
