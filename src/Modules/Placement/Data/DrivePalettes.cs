using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui.Search;

namespace PrepPlatform.Placement.Data;

/// <summary>A college's drives: any for the office, those that they can see for students.</summary>
internal sealed class DrivePalette(PrepDb db, ICurrentPerson person, Partners partners) : IPaletteSource
{
    private const int Most = 8;

    public string Group => "Drives";

    public async Task<IReadOnlyList<PaletteHit>> FindAsync(string text, CancellationToken cancellation)
    {
        var (office, student) = (person.May(PlacementModule.ManageDrives), person.May(PlacementModule.Apply));
        if (!office && !student) return [];
        var upper = text.ToUpperInvariant();
        var drives = db.Set<Drive>().AsNoTracking().Where(d => d.Title.ToUpper().Contains(upper));
        if (!office) drives = drives.Where(d => d.Status == DriveStatus.Open);
        var found = await drives.OrderByDescending(d => d.ApplyBy).Take(Most).Select(d => new { d.Title, d.DriveId, d.CompanyId }).ToListAsync(cancellation);
        return [.. found.Select(d => new PaletteHit(d.Title, partners.NameOf(d.CompanyId), $"{(office ? "/staff" : "")}/drives/{d.DriveId}"))];
    }
}

/// <summary>A company's.</summary>
internal sealed class OfferPalette(PrepDb db, ICurrentPerson person, Partners partners) : IPaletteSource
{
    private const int Most = 8;

    public string Group => "Drives";

    public async Task<IReadOnlyList<PaletteHit>> FindAsync(string text, CancellationToken cancellation)
    {
        if (!person.May(PlacementModule.OfferDrives)) return [];
        var upper = text.ToUpperInvariant();
        var found = await db.Set<OfferedDrive>().AsNoTracking().Where(o => o.Title.ToUpper().Contains(upper)).OrderByDescending(o => o.ChangedAt).Take(Most)
            .Select(o => new { o.Title, o.DriveId, o.CollegeId }).ToListAsync(cancellation);
        return [.. found.Select(o => new PaletteHit(o.Title, partners.NameOf(o.CollegeId), $"/offers/{o.DriveId}"))];
    }
}
