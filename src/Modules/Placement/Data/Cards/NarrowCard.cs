using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Cards;

/// <summary>At the company: a student shares less, and what is not shared any more is erased. A card that has not arrived comes when the college sends it again.</summary>
internal sealed class NarrowCard(PrepDb db, ToldCard told) : ITenantMessageHandler<CardNarrowed>
{
    public async Task HandleAsync(TenantId from, CardNarrowed message, CancellationToken cancellation)
    {
        if (await told.FindAsync(from, message.CardId, message.At, cancellation) is { } card && card.Narrow((message.Fields ?? []).ToHashSet(), message.Sequence))
            db.Add(new CardEvent(card.Id, null, "narrowed", "", message.At));
    }
}
