namespace PrepPlatform.Placement.Domain;

internal sealed partial class Partnership
{
    /// <summary>What people here can do with it now.</summary>
    public bool May(PartnershipStep step) => step switch
    {
        PartnershipStep.Propose => Status is PartnershipStatus.Declined or PartnershipStatus.Ended,
        PartnershipStep.Accept or PartnershipStep.Decline => Status == PartnershipStatus.Received,
        PartnershipStep.Pause => Status == PartnershipStatus.Active,
        PartnershipStep.Resume => Status == PartnershipStatus.Paused && !ChangedByPartner,
        PartnershipStep.End => Status is PartnershipStatus.Proposed or PartnershipStatus.Active or PartnershipStatus.Paused,
        _ => false,
    };

    /// <summary>Takes a step that people here decided on; the other side is to be told.</summary>
    public void Take(PartnershipStep step, string note, string by, DateTimeOffset at)
    {
        if (!May(step)) throw new InvalidOperationException($"A partnership that is {Status} cannot {step}.");
        var status = step switch
        {
            PartnershipStep.Propose => PartnershipStatus.Proposed,
            PartnershipStep.Decline => PartnershipStatus.Declined,
            PartnershipStep.Pause => PartnershipStatus.Paused,
            PartnershipStep.End => PartnershipStatus.Ended,
            _ => PartnershipStatus.Active,
        };
        Become(status, note, by, byPartner: false, Sequence + 1, at);
    }

    /// <summary>
    /// What the other side's message makes of it. Older ones and repeated ones change nothing, and neither does what the other side may not decide. Of two
    /// changes made at the same time (the same number) the one that lets less across stands; two proposals meet and are an agreement.
    /// </summary>
    /// <param name="id">The partnership's id as the other side knows it.</param>
    /// <param name="told">Its status as the other side sees it.</param>
    /// <param name="sequence">The message's number.</param>
    /// <param name="tie">Whether the other side's pause counts where both paused at once; exactly one of the two sides says so.</param>
    public Heard Hear(Guid id, PartnershipStatus told, int sequence, bool tie)
    {
        if (told == PartnershipStatus.Proposed && Status == PartnershipStatus.Proposed && sequence >= Sequence) return Heard.Meets;
        if (id != PartnershipId && !(Status == PartnershipStatus.Proposed && told == PartnershipStatus.Active)) return Heard.Nothing;
        if (sequence < Sequence || (sequence == Sequence && !Prevails(told, tie))) return Heard.Nothing;
        return (told, Status) switch
        {
            (PartnershipStatus.Proposed, not PartnershipStatus.Proposed) => Heard.Changes,
            (PartnershipStatus.Active, PartnershipStatus.Proposed) => Heard.Changes,
            (PartnershipStatus.Active, PartnershipStatus.Paused) when ChangedByPartner => Heard.Changes,
            (PartnershipStatus.Declined, PartnershipStatus.Proposed) => Heard.Changes,
            (PartnershipStatus.Paused, PartnershipStatus.Proposed or PartnershipStatus.Active or PartnershipStatus.Paused) => Heard.Changes,
            (PartnershipStatus.Ended, not PartnershipStatus.Ended) => Heard.Changes,
            _ => Heard.Nothing,
        };
    }

    /// <summary>Both sides take the smaller of their ids, so that it is the same on both.</summary>
    public void Meet(Guid other)
    {
        if (other.CompareTo(PartnershipId) < 0) PartnershipId = other;
    }

    private bool Prevails(PartnershipStatus told, bool tie) => Strength(told) > Strength(Status) || (tie && told == PartnershipStatus.Paused && Status == PartnershipStatus.Paused && !ChangedByPartner);

    private static int Strength(PartnershipStatus status) => status switch
    {
        PartnershipStatus.Ended => 3,
        PartnershipStatus.Declined => 2,
        PartnershipStatus.Paused => 1,
        _ => 0,
    };
}

/// <summary>What the people of one side can do.</summary>
internal enum PartnershipStep
{
    Propose,
    Accept,
    Decline,
    Pause,

    /// <summary>Only by the side that paused it.</summary>
    Resume,
    End,
}

/// <summary>What came of a message.</summary>
internal enum Heard
{
    Nothing,
    Changes,

    /// <summary>Both sides proposed before they heard of one another: they agree.</summary>
    Meets,
}

/// <summary>One change of a partnership, by either side. Never changed.</summary>
internal sealed class PartnershipEvent : PrepPlatform.Data.Model.TenantEntity
{
    private PartnershipEvent() { }

    public PartnershipEvent(Partnership p) =>
        (PartnershipRow, Status, Note, By, ByPartner, Sequence, At) = (p.Id, p.Status, p.Note, p.ChangedBy, p.ChangedByPartner, p.Sequence, p.ChangedAt);

    /// <summary>The partnership's row (<see cref="Partnership"/>'s Id).</summary>
    public Guid PartnershipRow { get; private set; }

    public PartnershipStatus Status { get; private set; }
    public string Note { get; private set; } = "";
    public string By { get; private set; } = "";
    public bool ByPartner { get; private set; }
    public int Sequence { get; private set; }
    public DateTimeOffset At { get; private set; }
}
