using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Partnerships;

internal sealed class ReadPartnerships(PrepDb db, ITenantDirectory tenants, ICurrentTenant here) : IUseCase
{
    private const int MostFound = 30, MostHistory = 50;

    /// <summary>All of them: those that wait for an answer first. There is one a partner, so the list is as long as the installation has companies at most.</summary>
    public async Task<PartnershipList> AllAsync(CancellationToken cancellation)
    {
        var rows = await db.Set<Partnership>().AsNoTracking()
            .Select(p => new { p.Id, p.PartnerId, p.Status, p.ChangedByPartner, p.ChangedAt, Drives = db.Set<Drive>().Count(d => d.CompanyId == p.PartnerId) + db.Set<OfferedDrive>().Count(d => d.CollegeId == p.PartnerId) })
            .ToListAsync(cancellation);
        return new PartnershipList(
            [.. rows.Select(p => (p, Partner: tenants.Find(new TenantId(p.PartnerId)))).Select(x => new PartnershipRow(
                    x.p.Id, x.Partner?.Name ?? "", x.Partner?.City ?? "", x.p.Status, x.p.ChangedByPartner, x.p.ChangedAt, x.p.Drives))
                .OrderBy(r => Rank(r.Status)).ThenBy(r => r.Partner, StringComparer.CurrentCultureIgnoreCase)],
            here.Info.Kind);
    }

    public async Task<FinderPage> FindAsync(string text, CancellationToken cancellation)
    {
        var known = await db.Set<Partnership>().AsNoTracking().ToDictionaryAsync(p => p.PartnerId, p => new { p.Id, p.Status }, cancellation);
        var words = text.Trim();
        var found = tenants.All.Where(MayBePartner)
            .Where(t => words.Length == 0 || t.Name.Contains(words, StringComparison.CurrentCultureIgnoreCase) || t.City.Contains(words, StringComparison.CurrentCultureIgnoreCase))
            .Take(MostFound).Select(t => (t, known.GetValueOrDefault(t.Id.Value)?.Id, known.GetValueOrDefault(t.Id.Value)?.Status)).ToList();
        return new FinderPage(words, found, here.Info.Kind);
    }

    /// <summary>A tenant that may be asked: of the other kind and in service. The platform is nobody's partner.</summary>
    public TenantInfo? Candidate(Guid id) => id != Guid.Empty && tenants.Find(new TenantId(id)) is { } tenant && MayBePartner(tenant) ? tenant : null;

    public async Task<PartnershipPage?> OneAsync(Guid id, CancellationToken cancellation)
    {
        var partnership = await db.Set<Partnership>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (partnership is null) return null;
        var partner = partnership.PartnerId;
        var history = await db.Set<PartnershipEvent>().AsNoTracking().Where(e => e.PartnershipRow == id).OrderByDescending(e => e.At).ThenByDescending(e => e.Sequence).Take(MostHistory).ToListAsync(cancellation);
        var counts = await db.Set<Partnership>().Where(p => p.Id == id).Select(_ => new
        {
            Drives = db.Set<Drive>().Count(d => d.CompanyId == partner && (d.Status == DriveStatus.Draft || d.Status == DriveStatus.Offered || d.Status == DriveStatus.Open))
                + db.Set<OfferedDrive>().Count(d => d.CollegeId == partner && (d.Status == DriveStatus.Offered || d.Status == DriveStatus.Open)),
            Cards = db.Set<Card>().Count(c => c.CollegeId == partner && c.Status != CardStatus.Withdrawn)
                + db.Set<Application>().Count(a => a.CardSequence > 0 && a.CardTakenBackAt == null && db.Set<Drive>().Any(d => d.Id == a.DriveRow && d.CompanyId == partner)),
        }).SingleAsync(cancellation);
        var info = tenants.Find(new TenantId(partner));
        return new PartnershipPage(partnership, info?.Name ?? "", info?.City ?? "", history, counts.Drives, counts.Cards, here.Info.Kind);
    }

    private bool MayBePartner(TenantInfo tenant) =>
        tenant.Status == TenantStatus.Active && tenant.Kind == (here.Info.Kind == TenantKind.College ? TenantKind.Company : TenantKind.College) && tenant.Id != here.Info.Id;

    private static int Rank(PartnershipStatus status) => status switch
    {
        PartnershipStatus.Received => 0,
        PartnershipStatus.Proposed => 1,
        PartnershipStatus.Active => 2,
        PartnershipStatus.Paused => 3,
        _ => 4,
    };
}
