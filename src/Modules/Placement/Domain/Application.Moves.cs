namespace PrepPlatform.Placement.Domain;

/// <summary>What the company does with a candidate, as the college hears it.</summary>
internal sealed partial class Application
{
    /// <summary>Number of the last move heard from the company. The college's own messages have numbers of their own, which may be the same.</summary>
    public int MoveHeard { get; private set; }

    /// <summary>
    /// Follows a move, and says whether it was news. A withdrawn application is never moved, nor one whose card was not sent; and a move from before the student
    /// applied again was about the card that was taken back.
    /// </summary>
    public bool Follow(int sequence, ApplicationStatus status, string round, DateTimeOffset at)
    {
        if (Status is not (ApplicationStatus.Shortlisted or ApplicationStatus.Selected or ApplicationStatus.Rejected)) return false;
        if (sequence <= MoveHeard || at < AppliedAt) return false;
        MoveHeard = sequence;
        if (Status == status && Round == round) return false;
        (Status, Round, ChangedAt) = (status, round, at);
        Version++;
        return true;
    }
}
