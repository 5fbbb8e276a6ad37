using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Handlers;

/// <summary>Takes a company's cards back a parcel a message, so that it holds neither long transactions nor many rows.</summary>
internal sealed class TakeCardsBack(PrepDb db) : IEventHandler<CardsToTakeBack>
{
    internal const int Parcel = 200;
    internal const string PartnershipEnded = "The partnership ended.", DriveCancelled = "The company cancelled the drive.";

    public async Task HandleAsync(CardsToTakeBack e, CancellationToken cancellation)
    {
        var parcel = await db.ReadCardsOutAsync(e.CompanyId, e.DriveRow, e.After, Parcel, cancellation);
        foreach (var application in parcel)
        {
            db.Publish(new CardTakenBack(new TenantId(e.CompanyId), application.CardId, application.TakeCardBack(e.At), e.Reason, e.At), e.At);
            db.Add(new ApplicationEvent(application.Id, "taken-back", e.Reason, "", e.At));
        }

        if (parcel.Count == Parcel) db.Publish(e with { After = parcel[^1].Id }, e.At);
    }
}

/// <summary>Sends a company its cards anew, a parcel a message.</summary>
internal sealed class SendCardsAgain(PrepDb db, SendCard send) : IEventHandler<CardsToSend>
{
    public async Task HandleAsync(CardsToSend e, CancellationToken cancellation)
    {
        if (!await db.WorksWithAsync(e.CompanyId, cancellation)) return; // Paused again: the next time it goes on, all of them are sent.
        var parcel = await db.ReadCardsOutAsync(e.CompanyId, null, e.After, TakeCardsBack.Parcel, cancellation);
        foreach (var drive in parcel.GroupBy(a => a.DriveRow)) await send.AgainAsync(drive.Key, [.. drive], cancellation);
        if (parcel.Count == TakeCardsBack.Parcel) db.Publish(e with { After = parcel[^1].Id }, e.At);
    }
}

internal static class CardsOut
{
    /// <summary>Applications whose cards a company has, in the order of their ids.</summary>
    public static Task<List<Application>> ReadCardsOutAsync(this PrepDb db, Guid company, Guid? drive, Guid after, int most, CancellationToken cancellation) => db.Set<Application>()
        .Where(a => a.Id.CompareTo(after) > 0 && a.CardSequence > 0 && a.CardTakenBackAt == null)
        .Where(a => drive != null ? a.DriveRow == drive : db.Set<Drive>().Any(d => d.Id == a.DriveRow && d.CompanyId == company))
        .OrderBy(a => a.Id).Take(most).ToListAsync(cancellation);
}
