using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Builder;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Offers;

/// <summary>Writes a company's drive, and tells the college where it is offered already.</summary>
internal sealed class EditOffer(PrepDb db, ReadOffer read, DriveTelling telling, IAudit audit, TimeProvider clock) : IUseCase
{
    public async Task<Result<OfferedDrive>> BeginAsync(TermsForm form, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var terms = form.Read(read.Zone, now);
        if (!terms.Succeeded) return Result.Invalid<OfferedDrive>(terms.Problems);
        var start = RulesForm.Start(0, RuleOptions.None).Read(RuleOptions.None).Value;
        var offer = OfferedDrive.Begin(Guid.CreateVersion7(), Guid.Empty, DriveStatus.Draft, terms.Value, start.Rule.Write(), start.Ranking.Write(), null, 0, now);
        db.Add(offer);
        audit.Record("offers.begun", $"drive/{offer.DriveId}", $"Began the drive {offer.Title}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(offer);
    }

    public async Task<Result<OfferedDrive>> TermsAsync(Guid id, TermsForm form, CancellationToken cancellation)
    {
        var terms = form.Read(read.Zone, clock.GetUtcNow());
        return terms.Succeeded ? await ChangeAsync(id, form.Version, (o, at) => o.Edit(terms.Value, at), cancellation) : Result.Invalid<OfferedDrive>(terms.Problems);
    }

    public async Task<Result<OfferedDrive>> RulesAsync(Guid id, RulesForm form, CancellationToken cancellation)
    {
        var rules = form.Read(RuleOptions.None);
        return rules.Succeeded ? await ChangeAsync(id, form.Version, (o, at) => o.SetRules(rules.Value.Rule, rules.Value.Ranking, at), cancellation) : Result.Invalid<OfferedDrive>(rules.Problems);
    }

    private async Task<Result<OfferedDrive>> ChangeAsync(Guid id, int version, Action<OfferedDrive, DateTimeOffset> change, CancellationToken cancellation)
    {
        if (await db.Set<OfferedDrive>().SingleOrDefaultAsync(o => o.DriveId == id, cancellation) is not { } offer) return Result.NotFound<OfferedDrive>();
        if (offer.Version != version) return Result.Stale<OfferedDrive>();
        if (!offer.MayEdit) return Result.Invalid<OfferedDrive>("", "The college has opened it; from now on the college changes it.");
        change(offer, clock.GetUtcNow());
        await telling.TellCollegeAsync(offer, cancellation);
        audit.Record("offers.edited", $"drive/{offer.DriveId}", $"Edited the drive {offer.Title}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(offer);
    }
}
