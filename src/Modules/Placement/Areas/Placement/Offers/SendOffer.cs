using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Offers;

/// <summary>Offers a drive: a draft becomes the first college's, every further college gets a drive of its own with the same terms and rules.</summary>
internal sealed class SendOffer(PrepDb db, Partners partners, DriveTelling telling, IAudit audit, TimeProvider clock) : IUseCase
{
    public async Task<Result<IReadOnlyList<OfferedDrive>>> RunAsync(Guid id, OfferingForm form, CancellationToken cancellation)
    {
        if (await db.Set<OfferedDrive>().SingleOrDefaultAsync(o => o.DriveId == id, cancellation) is not { } offer) return Result.NotFound<IReadOnlyList<OfferedDrive>>();
        if (offer.Version != form.Version) return Result.Stale<IReadOnlyList<OfferedDrive>>();
        var now = clock.GetUtcNow();
        if (DriveTerms.Read(offer.Terms).ApplyBy <= now) return Refuse("Its last day to apply is over. Edit the terms first.");
        var colleges = form.Colleges.Distinct().ToList();
        if (colleges.Count == 0) return Refuse("Choose at least one college.");
        if (!offer.MayOffer && colleges.Contains(offer.CollegeId)) return Refuse("One of these colleges has it already.");
        var active = (await partners.AllAsync(cancellation)).Where(p => p.Active).Select(p => p.Id).ToHashSet();
        if (!colleges.All(active.Contains)) return Refuse("Choose among the colleges that you work with.");
        var offers = new List<OfferedDrive>();
        foreach (var college in colleges) offers.Add(OfferTo(offer, college, now));
        foreach (var sent in offers)
        {
            await telling.TellCollegeAsync(sent, cancellation);
            audit.Record("offers.sent", $"drive/{sent.DriveId}", $"Offered {sent.Title} to {partners.NameOf(sent.CollegeId)}");
        }

        await db.SaveChangesAsync(cancellation);
        return Result.Ok<IReadOnlyList<OfferedDrive>>(offers);
    }

    public async Task<Result<OfferedDrive>> CancelAsync(Guid id, int version, CancellationToken cancellation)
    {
        if (await db.Set<OfferedDrive>().SingleOrDefaultAsync(o => o.DriveId == id, cancellation) is not { } offer) return Result.NotFound<OfferedDrive>();
        if (offer.Version != version) return Result.Stale<OfferedDrive>();
        if (!offer.MayCancel) return Result.Invalid<OfferedDrive>("", "It has changed meanwhile. Look at how it stands now.");
        offer.Cancel(clock.GetUtcNow());
        await telling.TellCollegeAsync(offer, cancellation);
        audit.Record("offers.cancelled", $"drive/{offer.DriveId}", $"Cancelled the drive {offer.Title}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(offer);
    }

    private OfferedDrive OfferTo(OfferedDrive offer, Guid college, DateTimeOffset now)
    {
        if (offer.MayOffer)
        {
            offer.Offer(college, now);
            return offer;
        }

        var copy = offer.CopyFor(college, now);
        db.Add(copy);
        return copy;
    }

    private static Result<IReadOnlyList<OfferedDrive>> Refuse(string why) => Result.Invalid<IReadOnlyList<OfferedDrive>>("", why);
}
