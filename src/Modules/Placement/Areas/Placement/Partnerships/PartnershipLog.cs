using PrepPlatform.Contracts.Operations;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Partnerships;

/// <summary>Writes down in the audit log which step was taken with whom.</summary>
internal sealed class PartnershipLog(IAudit audit, Partners partners) : IUseCase
{
    /// <returns>The partner's name.</returns>
    public string Record(Partnership partnership, PartnershipStep step)
    {
        var name = partners.NameOf(partnership.PartnerId);
        audit.Record($"partnerships.{Verb(step)}", $"partnership/{partnership.Id}", $"Partnership with {name}: {Verb(step)}");
        return name;
    }

    private static string Verb(PartnershipStep step) => step switch
    {
        PartnershipStep.Accept => "accepted",
        PartnershipStep.Decline => "declined",
        PartnershipStep.Pause => "paused",
        PartnershipStep.Resume => "resumed",
        PartnershipStep.Propose => "proposed",
        _ => "ended",
    };
}
