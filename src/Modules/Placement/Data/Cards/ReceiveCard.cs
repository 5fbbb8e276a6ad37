using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Cards;

/// <summary>
/// At the company: a college hands over a candidate. Refused for good and written to the log where no later message can make it right: no partnership with the
/// sender that is or may become active, a drive or card of another college, or a cancelled drive. Thrown, and so tried again, where only the order of messages is the cause: the drive
/// or the acceptance is still under way, or the partnership is paused.
/// </summary>
internal sealed class ReceiveCard(PrepDb db, ILogger<ReceiveCard> logger) : ITenantMessageHandler<CardSent>
{
    public async Task HandleAsync(TenantId from, CardSent message, CancellationToken cancellation)
    {
        if (!await MayAsync(from, message, cancellation)) return;
        var card = await db.Set<Card>().SingleOrDefaultAsync(c => c.CardId == message.CardId, cancellation);
        if (card is not null && (card.CollegeId != from.Value || (card.DriveId != message.DriveId && card.DriveId != Guid.Empty)))
        {
            logger.LogWarning("Card {Card} sent by {College} is another college's or drive's: ignored", message.CardId, from);
            return;
        }

        var isNew = card is null || card.Status == CardStatus.Withdrawn;
        if (card is null) db.Add(card = new Card(message.CardId, message.DriveId, from.Value, message.At));
        if (card.Receive(message)) db.Add(new CardEvent(card.Id, null, isNew ? "received" : "updated", "", message.At));
    }

    private async Task<bool> MayAsync(TenantId from, CardSent message, CancellationToken cancellation)
    {
        var states = await db.Set<Partnership>().Where(p => p.PartnerId == from.Value).Select(p => p.Status).ToListAsync(cancellation);
        var drive = await db.Set<OfferedDrive>().Where(d => d.DriveId == message.DriveId).Select(d => new { d.CollegeId, d.Status }).SingleOrDefaultAsync(cancellation);
        var mayBecome = states.Exists(s => s is PartnershipStatus.Active or PartnershipStatus.Proposed or PartnershipStatus.Paused);
        if (!mayBecome || (drive is not null && (drive.CollegeId != from.Value || drive.Status == DriveStatus.Cancelled)))
        {
            logger.LogWarning("Card {Card} sent by {College}, with which there is no partnership or which does not hold drive {Drive}, or not any more: ignored", message.CardId, from, message.DriveId);
            return false;
        }

        if (!states.Contains(PartnershipStatus.Active)) throw new NotYetException($"The partnership with {from} is not active now.");
        return drive is not null ? true : throw new NotYetException($"Drive {message.DriveId} has not arrived yet.");
    }
}

/// <summary>A message came before another that it builds on: it is tried again later.</summary>
internal sealed class NotYetException(string message) : InvalidOperationException(message);
