using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Shortlists;

/// <summary>
/// Brings the company's copy of a card in line with what the student consents to now. Asked again it only sends the next number of the same. The message joins
/// the caller's unit of work, which saves it with the change that caused it.
/// </summary>
internal sealed class SendCard(PrepDb db, CardWriter writer) : IUseCase
{
    /// <param name="application">Tracked by this unit of work.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>False where the company has no card of it, or nothing may cross.</returns>
    public async Task<bool> RunAsync(Application application, CancellationToken cancellation)
    {
        if (!application.CardIsOut) return false;
        var drive = await db.Set<Drive>().AsNoTracking().SingleAsync(d => d.Id == application.DriveRow, cancellation);
        if (drive.PublishedShortlistId is not { } shortlist || !await db.WorksWithAsync(drive.CompanyId, cancellation)) return false;
        // One more list may be out since: whoever is not on it keeps the place on the one before.
        var place = (await db.ReadFinalListAsync(shortlist, cancellation)).FirstOrDefault(p => p.Student == application.StudentId) ?? await EarlierAsync(drive, application, cancellation);
        if (place is null) return false;
        await writer.WriteAsync(drive, [(application, place)], cancellation);
        return true;
    }

    private async Task<ListedStudent?> EarlierAsync(Drive drive, Application application, CancellationToken cancellation)
    {
        var earlier = await db.Set<Shortlist>().AsNoTracking().Where(s => s.DriveRow == drive.Id && s.PublishedAt != null).OrderByDescending(s => s.PublishedAt).Select(s => s.Id).ToListAsync(cancellation);
        foreach (var id in earlier)
            if ((await db.ReadFinalListAsync(id, cancellation)).FirstOrDefault(p => p.Student == application.StudentId) is { } place) return place;
        return null;
    }
}

internal static class PartnershipQueries
{
    /// <summary>Whether something new may cross to a company now.</summary>
    public static Task<bool> WorksWithAsync(this PrepDb db, Guid company, CancellationToken cancellation) =>
        db.Set<Partnership>().AnyAsync(p => p.PartnerId == company && p.Status == PartnershipStatus.Active, cancellation);
}
