using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Partnerships;

internal sealed class ProposalForm
{
    public Guid Partner { get; set; }

    [PlainText(2000)]
    public string Note { get; set; } = "";
}

/// <summary>A step with what is written with it. 0 as version: whatever it is now (undo).</summary>
internal class StepForm
{
    [PlainText(2000)]
    public string Note { get; set; } = "";

    public int Version { get; set; }
}

internal sealed class EndingForm : StepForm
{
    [PlainText(200)]
    public string Confirmation { get; set; } = "";
}

internal sealed record ProposalPage(TenantInfo Partner, ProposalForm Form);

internal sealed record EndingPage(PartnershipPage Page, EndingForm Form);

internal sealed record PartnershipList(IReadOnlyList<PartnershipRow> Rows, TenantKind Kind);

/// <param name="Id">The row.</param>
/// <param name="Partner">The other side's name.</param>
/// <param name="City">Where it is, or empty.</param>
/// <param name="Status">How it stands.</param>
/// <param name="ByPartner">Whether the last change was theirs.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="Drives">Drives with them.</param>
internal sealed record PartnershipRow(Guid Id, string Partner, string City, PartnershipStatus Status, bool ByPartner, DateTimeOffset ChangedAt, int Drives);

/// <param name="Q">What was looked for.</param>
/// <param name="Found">Who may be asked, and the partnership that there is already.</param>
/// <param name="Kind">This tenant's kind.</param>
internal sealed record FinderPage(string Q, IReadOnlyList<(TenantInfo Tenant, Guid? Known, PartnershipStatus? Status)> Found, TenantKind Kind);

/// <param name="Partnership">The partnership.</param>
/// <param name="Partner">The other side's name.</param>
/// <param name="City">Where it is.</param>
/// <param name="History">Its changes, the latest first.</param>
/// <param name="Drives">Drives with them that are under way.</param>
/// <param name="Cards">Cards that are at the company's now.</param>
/// <param name="Kind">This tenant's kind.</param>
internal sealed record PartnershipPage(Partnership Partnership, string Partner, string City, IReadOnlyList<PartnershipEvent> History, int Drives, int Cards, TenantKind Kind)
{
    public bool AtCollege => Kind == TenantKind.College;
}
