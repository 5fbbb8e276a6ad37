using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Offers;

/// <summary>A page of the company's drives, the last changed first.</summary>
internal sealed class ListOffers(PrepDb db, Partners partners) : IUseCase
{
    private const int PageSize = 50;
    private const char Between = '.';

    public async Task<OfferList> RunAsync(OfferFilter filter, CancellationToken cancellation)
    {
        var matching = db.Set<OfferedDrive>().AsNoTracking();
        if (filter.Q.Trim().ToUpperInvariant() is { Length: > 0 } text) matching = matching.Where(o => o.Title.ToUpper().Contains(text));
        if (filter.College is { } college) matching = matching.Where(o => o.CollegeId == college);
        var counts = await matching.GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        if (filter.Status is { } status) matching = matching.Where(o => o.Status == status);
        var rows = await After(matching, filter.After).OrderByDescending(o => o.ChangedAt).ThenByDescending(o => o.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var page = KeyPage.Cut(rows, PageSize, filter.After.Length == 0, o => $"{o.ChangedAt.UtcTicks}{Between}{o.Id:N}");
        return new OfferList(
            filter,
            new([.. page.Rows.Select(o => new OfferRow(o.DriveId, o.Title, partners.NameOf(o.CollegeId), o.Status, DriveTerms.Read(o.Terms).ApplyBy, o.Applied, o.ChangedAt))], page.Next, page.IsFirst),
            counts, await partners.AllAsync(cancellation));
    }

    private static IQueryable<OfferedDrive> After(IQueryable<OfferedDrive> offers, string key)
    {
        if (key.Split(Between) is not [var ticks, var text] || !Guid.TryParse(text, out var id)
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var utc) || utc > DateTimeOffset.MaxValue.UtcTicks) return offers;
        var at = new DateTimeOffset(utc, TimeSpan.Zero);
        return offers.Where(o => o.ChangedAt < at || (o.ChangedAt == at && o.Id.CompareTo(id) < 0));
    }
}
