using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Reporting;

/// <summary>How placement stands in a college: what it comes to, by branch, by drive, and student by student.</summary>
internal sealed class PlacementReport(PrepDb db, ITenantDirectory tenants, BranchCounts branches, StudentLines students) : IReportSource
{
    public string Key => "placement";

    public string Title => "Placement report";

    public string Summary => "Offers and packages, how each branch and each drive did, and every student with the drives they applied to.";

    public string Permission => "reports.view";

    public async Task<ReportContent> ReadAsync(CancellationToken cancellation)
    {
        var drives = await ReadDrivesAsync(cancellation);
        var all = await db.Set<StudentFacts>().CountAsync(cancellation);
        var selected = await db.Set<Application>().Where(a => a.Status == ApplicationStatus.Selected).Select(a => a.StudentId).Distinct().CountAsync(cancellation);
        var partners = await db.Set<Partnership>().CountAsync(p => p.Status == PartnershipStatus.Active, cancellation);
        var shown = drives.Where(d => d.Status is DriveStatus.Open or DriveStatus.Closed).ToList();
        ReportFigure[] figures =
        [
            new("Students", Say(all)), new("Students selected", Say(selected)), new("Drives", Say(shown.Count)), new("Partner companies", Say(partners)), new("Offers", Say(drives.Sum(d => d.Selected))),
            new("Median package", Packages.Median(drives)), new("Highest package", Packages.Highest(drives)),
        ];
        var lines = await db.Set<Application>().CountAsync(cancellation);
        var counted = await branches.RunAsync(cancellation);
        return new ReportContent(Title, figures, [counted, ByDrive(shown), students.Table(drives.ToDictionary(d => d.Row), Math.Max(all, lines))]);
    }

    private async Task<List<DriveLine>> ReadDrivesAsync(CancellationToken cancellation)
    {
        var counts = (await db.Set<Application>().GroupBy(a => new { a.DriveRow, a.Status }).Select(g => new { g.Key.DriveRow, g.Key.Status, Count = g.Count() }).ToListAsync(cancellation))
            .ToLookup(c => c.DriveRow, c => (c.Status, c.Count));
        var rows = await db.Set<Drive>().AsNoTracking().OrderByDescending(d => d.ApplyBy).Select(d => new
        {
            d.Id, d.CompanyId, d.Status, d.Title, d.Terms,
            Qualified = db.Set<Shortlist>().Where(s => s.Id == d.PublishedShortlistId).Select(s => (int?)s.Qualified).FirstOrDefault(),
        }).ToListAsync(cancellation);
        return [.. rows.Select(r => new DriveLine(r.Id, tenants.Find(new(r.CompanyId))?.Name ?? "", r.Title, r.Status, JsonSerializer.Deserialize<DriveTerms>(r.Terms, Rule.Json)?.Roles ?? [], r.Qualified, [.. counts[r.Id]]))];
    }

    private static ReportTable ByDrive(IReadOnlyList<DriveLine> drives) => new(
        "By drive",
        [new("Company"), new("Drive"), new("Role"), new("Package"), new("Applied", true), new("Qualified", true), new("Shortlisted", true), new("Selected", true)], drives.Count,
        drives.Select(object?[] (d) => [d.Company, d.Title, d.Roles, d.Package, d.Applied, d.Qualified, d.Shortlisted, d.Selected]).ToAsyncEnumerable());

    private static string Say(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
