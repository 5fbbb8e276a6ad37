using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Shortlists;

/// <summary>
/// Brings the company's copies of cards in line with what the students consent to now. Asked again it only sends the next number of the same. The messages join
/// the caller's unit of work, which saves them with the change that caused them.
/// </summary>
internal sealed class SendCard(PrepDb db, CardWriter writer, TimeProvider clock) : IUseCase
{
    /// <summary>After a student changed their consent. While the partnership is paused nothing new may cross, but what is shared no more is erased all the same.</summary>
    /// <param name="application">Tracked by this unit of work.</param>
    /// <param name="company">The drive's company.</param>
    /// <param name="before">What was shared until now.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync(Application application, Guid company, IReadOnlyCollection<string> before, CancellationToken cancellation)
    {
        if (!application.CardIsOut) return;
        if (await db.WorksWithAsync(company, cancellation) && await AgainAsync(application.DriveRow, [application], cancellation) > 0) return;
        if (before.Except(application.Consented).Any())
        {
            var at = clock.GetUtcNow();
            db.Publish(new CardNarrowed(new TenantId(company), application.CardId, application.NextCard(at), [.. before.Intersect(application.Consented)], at), at);
        }
    }

    /// <summary>Sends cards of one drive that the company has, as they are now; says how many have a place to be sent with.</summary>
    public async Task<int> AgainAsync(Guid driveRow, IReadOnlyCollection<Application> sent, CancellationToken cancellation)
    {
        var drive = await db.Set<Drive>().AsNoTracking().SingleAsync(d => d.Id == driveRow, cancellation);
        var missing = sent.ToDictionary(a => a.StudentId);
        var cards = new List<(Application, ListedStudent)>(missing.Count);
        // One more list may be out since: whoever is not on it keeps the place on the one before.
        var lists = await db.Set<Shortlist>().AsNoTracking().Where(s => s.DriveRow == drive.Id && s.PublishedAt != null).OrderByDescending(s => s.PublishedAt).Select(s => s.Id).ToListAsync(cancellation);
        foreach (var list in lists.TakeWhile(_ => missing.Count > 0))
            foreach (var place in await db.ReadFinalListAsync(list, missing.Keys, cancellation))
                if (missing.Remove(place.Student, out var application)) cards.Add((application, place));
        await writer.WriteAsync(drive, cards, cancellation);
        return cards.Count;
    }
}

internal static class PartnershipQueries
{
    /// <summary>Whether something new may cross to a company now.</summary>
    public static Task<bool> WorksWithAsync(this PrepDb db, Guid company, CancellationToken cancellation) =>
        db.Set<Partnership>().AnyAsync(p => p.PartnerId == company && p.Status == PartnershipStatus.Active, cancellation);
}
