using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Handlers;

/// <summary>Takes a company's cards back after the partnership's end, a parcel a message, so that it holds neither long transactions nor many rows.</summary>
internal sealed class TakeCardsBack(PrepDb db) : IEventHandler<CardsToTakeBack>
{
    internal const int Parcel = 200;
    internal const string Reason = "The partnership ended.";

    public async Task HandleAsync(CardsToTakeBack e, CancellationToken cancellation)
    {
        var parcel = await db.Set<Application>()
            .Where(a => a.Id.CompareTo(e.After) > 0 && a.CardSequence > 0 && a.CardTakenBackAt == null && db.Set<Drive>().Any(d => d.Id == a.DriveRow && d.CompanyId == e.CompanyId))
            .OrderBy(a => a.Id).Take(Parcel).ToListAsync(cancellation);
        foreach (var application in parcel)
        {
            db.Publish(new CardTakenBack(new TenantId(e.CompanyId), application.CardId, application.TakeCardBack(e.At), Reason, e.At), e.At);
            db.Add(new ApplicationEvent(application.Id, "taken-back", Reason, "", e.At));
        }

        if (parcel.Count == Parcel) db.Publish(e with { After = parcel[^1].Id }, e.At);
    }
}
