using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Cards;

/// <summary>At the college: a recruiter looked at a card, written into the student's history; not again within the hour, even if the company tells it again.</summary>
internal sealed class HearLook(PrepDb db, CardOwner owner, ILogger<HearLook> logger) : ITenantMessageHandler<CardLookedAt>
{
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);

    public async Task HandleAsync(TenantId from, CardLookedAt message, CancellationToken cancellation)
    {
        if (await owner.FindAsync(from, message.CardId, cancellation) is not { } application)
        {
            logger.LogWarning("Company {Company} told of a look at card {Card}, which it does not have: ignored", from, message.CardId);
            return;
        }

        var (by, since, until) = (CardText.Cut(message.By), message.At - Between, message.At + Between);
        if (application.Status == ApplicationStatus.Withdrawn) return;
        if (await db.Set<ApplicationEvent>().AnyAsync(e => e.ApplicationId == application.Id && e.What == "looked-at" && e.By == by && e.At > since && e.At < until, cancellation)) return;
        db.Add(new ApplicationEvent(application.Id, "looked-at", "", by, message.At));
    }
}

/// <summary>The application that a card was made of, if it was sent to this company.</summary>
internal sealed class CardOwner(PrepDb db)
{
    public Task<Application?> FindAsync(TenantId company, Guid card, CancellationToken cancellation) => db.Set<Application>()
        .Where(a => a.CardId == card && db.Set<Drive>().Any(d => d.Id == a.DriveRow && d.CompanyId == company.Value)).SingleOrDefaultAsync(cancellation);
}
