using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Cards;

/// <summary>
/// At the company: a student shares less. What is not shared any more is erased, whatever the partnership is by now. For a card that has not arrived an empty row is
/// kept, as for one that is taken back: the fuller message may be still under way, and the college sends the card again when the partnership goes on.
/// </summary>
internal sealed class NarrowCard(PrepDb db, ILogger<NarrowCard> logger) : ITenantMessageHandler<CardNarrowed>
{
    public async Task HandleAsync(TenantId from, CardNarrowed message, CancellationToken cancellation)
    {
        var card = await db.Set<Card>().SingleOrDefaultAsync(c => c.CardId == message.CardId, cancellation);
        if (card is not null ? card.CollegeId != from.Value : !await db.Set<Partnership>().AnyAsync(p => p.PartnerId == from.Value, cancellation))
        {
            logger.LogWarning("Card {Card} narrowed by {College}, whose it is not: ignored", message.CardId, from);
            return;
        }

        if (card is null)
        {
            db.Add(card = new Card(message.CardId, Guid.Empty, from.Value, message.At));
            card.TakeBack(message.Sequence);
        }
        else if (card.Narrow((message.Fields ?? []).ToHashSet(), message.Sequence)) db.Add(new CardEvent(card.Id, null, "narrowed", "", message.At));
    }
}
