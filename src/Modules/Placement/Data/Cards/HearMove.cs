using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Cards;

/// <summary>At the college: a recruiter moved a candidate; the application follows and the student's history says so.</summary>
internal sealed class HearMove(PrepDb db, CardOwner owner, ILogger<HearMove> logger) : ITenantMessageHandler<CardMoved>
{
    public async Task HandleAsync(TenantId from, CardMoved message, CancellationToken cancellation)
    {
        var application = await owner.FindAsync(from, message.CardId, cancellation);
        if (application is null || Means(message.Status) is not var (status, what))
        {
            logger.LogWarning("Company {Company} moved card {Card} to {Status}, which is not its card or no such state: ignored", from, message.CardId, message.Status);
            return;
        }

        var round = CardText.Cut(message.Round);
        if (application.Follow(message.Sequence, status, round, message.At))
            db.Add(new ApplicationEvent(application.Id, what, round, CardText.Cut(message.By), message.At));
    }

    private static (ApplicationStatus Status, string What)? Means(string status) => status switch
    {
        nameof(CardStatus.Active) => (ApplicationStatus.Shortlisted, "moved"),
        nameof(CardStatus.Selected) => (ApplicationStatus.Selected, "selected"),
        nameof(CardStatus.Rejected) => (ApplicationStatus.Rejected, "rejected"),
        _ => null,
    };
}
