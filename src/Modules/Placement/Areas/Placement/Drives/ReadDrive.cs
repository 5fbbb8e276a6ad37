using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Areas.Placement.Drives;

/// <summary>Reads what the college's pages of one drive show.</summary>
internal sealed class ReadDrive(PrepDb db, Partners partners, CountQualified count, ICurrentTenant here) : IUseCase
{
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(here.Info.TimeZone);

    /// <summary>The head, or null where there is no such drive.</summary>
    public async Task<DriveHead?> HeadAsync(Guid id, string tab, CancellationToken cancellation)
    {
        var found = await db.Set<Drive>().AsNoTracking().Where(d => d.DriveId == id)
            .Select(d => new { Drive = d, Active = db.Set<Partnership>().Any(p => p.PartnerId == d.CompanyId && p.Status == PartnershipStatus.Active) }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new DriveHead(found.Drive, partners.NameOf(found.Drive.CompanyId), found.Active, tab);
    }

    public async Task<DrivePage?> RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await HeadAsync(id, "", cancellation) is not { } head) return null;
        var (rule, ranking) = await RulesAsync(head.Drive, cancellation);
        var states = await db.Set<Application>().AsNoTracking().Where(a => a.DriveRow == head.Drive.Id).GroupBy(a => a.Status)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var withdrawn = states.GetValueOrDefault(ApplicationStatus.Withdrawn);
        var counts = new ApplicationCounts(
            states.Values.Sum() - withdrawn, withdrawn,
            states.GetValueOrDefault(ApplicationStatus.Shortlisted) + states.GetValueOrDefault(ApplicationStatus.Selected) + states.GetValueOrDefault(ApplicationStatus.Rejected),
            states.GetValueOrDefault(ApplicationStatus.Selected));
        var qualified = head.Drive.Status is DriveStatus.Closed or DriveStatus.Cancelled ? null : await count.RunAsync(rule, head.Drive.OnlyVerified, cancellation);
        return new DrivePage(head, DriveTerms.Read(head.Drive.Terms), rule, ranking, counts, qualified is null ? null : new(qualified.Students, qualified.Qualified));
    }

    /// <summary>The rules in force; a draft without any yet lets everyone in.</summary>
    public async Task<(Rule Rule, Ranking Ranking)> RulesAsync(Drive drive, CancellationToken cancellation)
    {
        var rules = await db.Set<DriveRules>().AsNoTracking().SingleOrDefaultAsync(r => r.DriveRow == drive.Id && r.Number == drive.RulesNumber, cancellation);
        return rules is null ? (new AllOf([]), new Ranking([])) : (Rule.Read(rules.Rule), Ranking.Read(rules.Ranking));
    }

    /// <summary>The form of the terms; only while they may be edited.</summary>
    public async Task<TermsPage?> TermsAsync(Guid id, TermsForm? form, CancellationToken cancellation)
    {
        if (await HeadAsync(id, "", cancellation) is not { Drive.MayEdit: true } head) return null;
        var stored = DriveTerms.Read(head.Drive.Terms);
        return new TermsPage(head, form ?? TermsForm.Of(stored, head.Drive.Version, Zone), stored, Zone.Id);
    }

    public async Task<NewDrivePage> BlankAsync(TermsForm form, CancellationToken cancellation) =>
        new(form, [.. (await partners.AllAsync(cancellation)).Where(p => p.Active)], Zone.Id);
}
