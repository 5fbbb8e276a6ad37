namespace PrepPlatform.Placement.Domain;

internal sealed partial class Application
{
    /// <summary>Whether a shortlist may be made with them: neither withdrawn nor with the company's last word.</summary>
    public bool IsConsidered => Status is ApplicationStatus.Applied or ApplicationStatus.Shortlisted or ApplicationStatus.NotShortlisted;

    /// <summary>A published list has them; null where they were on one already, which keeps.</summary>
    public ApplicationEvent? PutOnList(string by, DateTimeOffset at)
    {
        if (Status is not (ApplicationStatus.Applied or ApplicationStatus.NotShortlisted)) return null;
        Status = ApplicationStatus.Shortlisted;
        ChangedAt = at;
        Version++;
        return new(Id, "shortlisted", "", by, at);
    }

    /// <summary>Counts the next message that brings the company the card as it is now.</summary>
    public int NextCard(DateTimeOffset at)
    {
        (CardTakenBackAt, ChangedAt) = (null, at);
        Version++;
        return ++CardSequence;
    }
}
