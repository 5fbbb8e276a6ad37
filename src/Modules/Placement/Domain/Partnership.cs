using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Placement.Domain;

/// <summary>That a college and a company work together, as one of the two sees it; the other has a row with the same id. Nothing crosses without one.</summary>
internal sealed partial class Partnership : TenantEntity, IVersioned
{
    private Partnership() { }

    /// <param name="id">The same on both sides.</param>
    /// <param name="partner">The other tenant.</param>
    /// <param name="status"><see cref="PartnershipStatus.Proposed"/> at the proposer's, <see cref="PartnershipStatus.Received"/> at the other's.</param>
    /// <param name="note">What the proposer wrote.</param>
    /// <param name="at">When.</param>
    public Partnership(Guid id, TenantId partner, PartnershipStatus status, string note, DateTimeOffset at) =>
        (PartnershipId, PartnerId, Status, Note, ChangedAt) = (id, partner.Value, status, note, at);

    /// <summary>The same on both sides.</summary>
    public Guid PartnershipId { get; private set; }

    /// <summary>The other tenant's id; its name is read from the tenant directory.</summary>
    public Guid PartnerId { get; private set; }

    public PartnershipStatus Status { get; private set; }

    /// <summary>What was written with the last change, or empty.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who changed it last, by name, on either side.</summary>
    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Whether the last change was the other side's.</summary>
    public bool ChangedByPartner { get; private set; }

    /// <summary>Number of the last change told or heard; both sides count on from the highest that they know.</summary>
    public int Sequence { get; private set; } = 1;

    public int Version { get; private set; } = 1;

    public bool IsActive => Status == PartnershipStatus.Active;

    /// <summary>A change made here or heard of; its rules are <see cref="Hear"/> and those of the buttons (<see cref="May"/>).</summary>
    public void Become(PartnershipStatus status, string note, string by, bool byPartner, int sequence, DateTimeOffset at)
    {
        (Status, Note, ChangedBy, ChangedByPartner, Sequence, ChangedAt) = (status, note, by, byPartner, sequence, at);
        Version++;
    }
}

internal enum PartnershipStatus
{
    /// <summary>We asked, they have not answered.</summary>
    Proposed,

    /// <summary>They asked, we have not answered.</summary>
    Received,

    Declined,
    Active,

    /// <summary>Nothing new crosses; what crossed stays.</summary>
    Paused,

    /// <summary>Over: cards are removed at the company's.</summary>
    Ended,
}
