using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Placement.Data;

/// <summary>What waits for the placement office: offered drives, drives without a shortlist whose last day is near or over, partnerships to answer.</summary>
internal sealed class OfficeWidget(PrepDb db, Partners partners, ICurrentPerson person, IStringLocalizer words, TimeProvider clock) : IDashboardWidget
{
    private const int Most = 20, Shown = 6;
    private static readonly TimeSpan Near = TimeSpan.FromDays(3);

    public int Order => 24;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        var (office, asks) = (person.May(PlacementModule.ManageDrives), person.May(PlacementModule.ManagePartnerships));
        if (!office && !asks) return;
        var now = clock.GetUtcNow();
        var near = now + Near;
        // One question for everything, asked from any partnership: where there is none there is nothing to tell.
        var found = await db.Set<Partnership>().AsNoTracking().OrderBy(p => p.Id).Take(1).Select(_ => new
        {
            Asked = db.Set<Partnership>().Where(p => p.Status == PartnershipStatus.Received).OrderBy(p => p.ChangedAt).Select(p => new { p.Id, p.PartnerId }).Take(Most).ToList(),
            Drives = db.Set<Drive>().Where(d => d.Status == DriveStatus.Offered || (d.Status == DriveStatus.Open && d.PublishedShortlistId == null)).OrderBy(d => d.ApplyBy).Take(Most)
                .Select(d => new Row(d.DriveId, d.Title, d.CompanyId, d.Status, d.ApplyBy, db.Set<Application>().Count(a => a.DriveRow == d.Id && a.Status != ApplicationStatus.Withdrawn))).ToList(),
        }).FirstOrDefaultAsync(cancellation);
        if (found is null) return;
        if (asks && found.Asked.Count > 0)
            page.Actions.Add(new(words["{0} asks to work with you", partners.NameOf(found.Asked[0].PartnerId)], "Accept or decline; nothing crosses before.", "Answer", $"/staff/partnerships/{found.Asked[0].Id}", 35));
        if (office) AddDrives(page, found.Drives, now, near);
    }

    private void AddDrives(DashboardPage page, List<Row> drives, DateTimeOffset now, DateTimeOffset near)
    {
        if (drives.FirstOrDefault(d => d.Status == DriveStatus.Offered) is { } offered)
            page.Actions.Add(new(words["{0} offers {1}", partners.NameOf(offered.CompanyId), offered.Title], "Check its terms and rules, then open it for students.", "Look at it", $"/staff/drives/{offered.Id}", 40));
        if (drives.FirstOrDefault(d => d.Status == DriveStatus.Open && d.ApplyBy <= near) is { } closing)
            page.Actions.Add(new(
                closing.ApplyBy <= now ? words["The time to apply to {0} is over", closing.Title] : words["{0} closes within three days", closing.Title],
                closing.Applied == 1 ? "One student applied; there is no shortlist yet." : words["{0} students applied; there is no shortlist yet.", closing.Applied].Value,
                closing.ApplyBy <= now ? "Make the shortlist" : "Look at it", closing.ApplyBy <= now ? $"/staff/drives/{closing.Id}/shortlists" : $"/staff/drives/{closing.Id}", closing.ApplyBy <= now ? 55 : 38));
        page.Lists.Add(new("Open drives",
            [.. drives.Where(d => d.Status == DriveStatus.Open).Take(Shown).Select(d => new ListRow(d.Title, $"{partners.NameOf(d.CompanyId)} · {(d.Applied == 1 ? words["1 applied"] : words["{0} applied", d.Applied])}", d.ApplyBy, $"/staff/drives/{d.Id}"))],
            "No drive is open now.", "/staff/drives?status=Open"));
    }

    private sealed record Row(Guid Id, string Title, Guid CompanyId, DriveStatus Status, DateTimeOffset ApplyBy, int Applied);
}
