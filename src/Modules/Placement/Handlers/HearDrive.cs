using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Handlers;

/// <summary>What the other side says of a drive. Nothing new is taken without an active partnership, and nothing of a drive that is another partner's.</summary>
internal sealed class HearDrive(PrepDb db, ICurrentTenant here, TimeProvider clock, ILogger<HearDrive> logger) : ITenantMessageHandler<DriveTold>
{
    public async Task HandleAsync(TenantId from, DriveTold message, CancellationToken cancellation)
    {
        if (!Enum.TryParse<DriveStatus>(message.Status, out var told) || !Enum.IsDefined(told) || told == DriveStatus.Draft) return;
        var (terms, rule, ranking) = (DriveTerms.TryRead(message.Terms), RuleCheck.Read(message.Rule), RankingCheck.Read(message.Ranking));
        if (terms is null || !rule.Succeeded || !ranking.Succeeded)
        {
            logger.LogWarning("Drive {Drive} told by {Sender} is nothing that its forms let through: ignored", message.DriveId, from);
            return;
        }

        var partnership = await db.Set<Partnership>().AsNoTracking().SingleOrDefaultAsync(p => p.PartnerId == from.Value, cancellation);
        if (partnership is null || (told != DriveStatus.Cancelled && !partnership.IsActive)) return;
        if (here.Info.Kind == TenantKind.College) await AtCollegeAsync(from, message, told, terms, rule.Value, ranking.Value, cancellation);
        else await AtCompanyAsync(from, message, told, terms, rule.Value, ranking.Value, cancellation);
    }

    private async Task AtCollegeAsync(TenantId from, DriveTold message, DriveStatus told, DriveTerms terms, Rule rule, Ranking ranking, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var drive = await db.Set<Drive>().SingleOrDefaultAsync(d => d.DriveId == message.DriveId, cancellation);
        if (drive is null)
        {
            if (told is not (DriveStatus.Offered or DriveStatus.Cancelled)) return;
            drive = Drive.Begin(message.DriveId, from.Value, told, terms, message.Sequence, now);
            db.Add(drive);
            AddRules(drive, 1, rule, ranking, now);
            return;
        }

        if (drive.CompanyId != from.Value || !drive.Hears(told, message.Sequence)) return;
        drive.Hear(told, terms, message.Sequence, now);
        if (told == DriveStatus.Offered) await TakeRulesAsync(drive, rule, ranking, now, cancellation);
        // Published here before the cancellation came: the cards were refused there, or are of a drive that is no more.
        if (drive.PublishedShortlistId is not null) db.Publish(new CardsToTakeBack(drive.CompanyId, drive.Id, TakeCardsBack.DriveCancelled, Guid.Empty, now), now);
    }

    private async Task TakeRulesAsync(Drive drive, Rule rule, Ranking ranking, DateTimeOffset now, CancellationToken cancellation)
    {
        var last = await db.Set<DriveRules>().AsNoTracking().SingleAsync(r => r.DriveRow == drive.Id && r.Number == drive.RulesNumber, cancellation);
        if (last.Rule != rule.Write() || last.Ranking != ranking.Write()) AddRules(drive, drive.RulesNumber + 1, rule, ranking, now);
    }

    private void AddRules(Drive drive, int number, Rule rule, Ranking ranking, DateTimeOffset now) => db.Add(drive.HearRules(number, rule, ranking, now));

    private async Task AtCompanyAsync(TenantId from, DriveTold message, DriveStatus told, DriveTerms terms, Rule rule, Ranking ranking, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var offer = await db.Set<OfferedDrive>().SingleOrDefaultAsync(d => d.DriveId == message.DriveId, cancellation);
        if (offer is null)
        {
            // The college began it on this company's behalf.
            if (told != DriveStatus.Offered) db.Add(OfferedDrive.Begin(message.DriveId, from.Value, told, terms, rule.Write(), ranking.Write(), message.Applied, message.Sequence, now));
            return;
        }

        if (offer.CollegeId == from.Value && offer.Hears(told, message.Sequence)) offer.Hear(told, terms, rule.Write(), ranking.Write(), message.Applied, message.Sequence, now);
    }
}
