using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Cards;

/// <summary>At the company: a card is taken back, and what was shared is erased; the notes with it, since they may repeat what was shared.</summary>
internal sealed class TakeCardBack(PrepDb db, ToldCard told) : ITenantMessageHandler<CardTakenBack>
{
    public async Task HandleAsync(TenantId from, CardTakenBack message, CancellationToken cancellation)
    {
        if (await told.FindAsync(from, message.CardId, message.At, cancellation) is not { } card || !card.TakeBack(message.Sequence)) return;
        db.RemoveRange(await db.Set<CardNote>().Where(n => n.CardRow == card.Id).ToListAsync(cancellation));
        db.Add(new CardEvent(card.Id, null, "withdrawn", CardText.Cut(message.Reason), message.At));
    }
}
