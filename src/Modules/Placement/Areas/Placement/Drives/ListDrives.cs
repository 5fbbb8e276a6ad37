using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Drives;

/// <summary>A page of the college's drives, the last changed first.</summary>
internal sealed class ListDrives(PrepDb db, Partners partners) : IUseCase
{
    private const int PageSize = 50;
    private const char Between = '.';

    public async Task<DriveList> RunAsync(DriveFilter filter, CancellationToken cancellation)
    {
        var matching = db.Set<Drive>().AsNoTracking();
        if (filter.Q.Trim().ToUpperInvariant() is { Length: > 0 } text) matching = matching.Where(d => d.Title.ToUpper().Contains(text));
        if (filter.Company is { } company) matching = matching.Where(d => d.CompanyId == company);
        var counts = await matching.GroupBy(d => d.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        if (filter.Status is { } status) matching = matching.Where(d => d.Status == status);
        var rows = await After(matching, filter.After).OrderByDescending(d => d.ChangedAt).ThenByDescending(d => d.Id).Take(PageSize + 1)
            .Select(d => new { d.Id, Row = new DriveRow(d.DriveId, d.Title, d.CompanyId, d.Status, d.ApplyBy,
                db.Set<Application>().Count(a => a.DriveRow == d.Id && a.Status != ApplicationStatus.Withdrawn), d.PublishedShortlistId != null, d.ChangedAt) })
            .ToListAsync(cancellation);
        var page = KeyPage.Cut(rows, PageSize, filter.After.Length == 0, r => $"{r.Row.ChangedAt.UtcTicks}{Between}{r.Id:N}");
        return new DriveList(filter, new([.. page.Rows.Select(r => r.Row)], page.Next, page.IsFirst), counts, await partners.AllAsync(cancellation));
    }

    private static IQueryable<Drive> After(IQueryable<Drive> drives, string key)
    {
        if (key.Split(Between) is not [var ticks, var text] || !Guid.TryParse(text, out var id)
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var utc) || utc > DateTimeOffset.MaxValue.UtcTicks) return drives;
        var at = new DateTimeOffset(utc, TimeSpan.Zero);
        return drives.Where(d => d.ChangedAt < at || (d.ChangedAt == at && d.Id.CompareTo(id) < 0));
    }
}
