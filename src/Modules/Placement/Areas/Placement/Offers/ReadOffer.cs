using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Areas.Placement.Builder;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Areas.Placement.Offers;

/// <summary>Reads what the company's pages of one drive show.</summary>
internal sealed class ReadOffer(PrepDb db, Partners partners, ICurrentTenant here) : IUseCase
{
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(here.Info.TimeZone);

    public async Task<OfferPage?> RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } offer) return null;
        var colleges = await partners.AllAsync(cancellation);
        return new OfferPage(
            offer, partners.NameOf(offer.CollegeId), colleges.Any(c => c.Id == offer.CollegeId && c.Active), DriveTerms.Read(offer.Terms), [.. colleges.Where(c => c.Active && c.Id != offer.CollegeId)]);
    }

    /// <summary>The form of the terms; only while they are the company's to change.</summary>
    public async Task<OfferTermsPage?> TermsAsync(Guid id, TermsForm? form, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { MayEdit: true } offer) return null;
        var stored = DriveTerms.Read(offer.Terms);
        return new OfferTermsPage(offer, partners.NameOf(offer.CollegeId), form ?? TermsForm.Of(stored, offer.Version, Zone), stored, Zone.Id);
    }

    public async Task<OfferRulesPage?> RulesAsync(Guid id, RulesForm? form, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } offer) return null;
        var edited = form ?? RulesForm.Of(Rule.Read(offer.Rule), Ranking.Read(offer.Ranking), onlyVerified: false, offer.Version);
        edited.Press(RuleOptions.None);
        return new OfferRulesPage(offer, partners.NameOf(offer.CollegeId), new BuilderPage(edited, RuleOptions.None, []));
    }

    private Task<OfferedDrive?> FindAsync(Guid id, CancellationToken cancellation) => db.Set<OfferedDrive>().AsNoTracking().SingleOrDefaultAsync(o => o.DriveId == id, cancellation);
}
