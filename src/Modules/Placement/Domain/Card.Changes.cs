using PrepPlatform.Contracts.Placement;

namespace PrepPlatform.Placement.Domain;

/// <summary>What happens to a card. Two sides number its messages without waiting for each other, so each side's numbers are compared with its own alone.</summary>
internal sealed partial class Card
{
    public const int MostSkills = 2000;

    /// <summary>Number of the last message that the college sent about it; what is not above it is old.</summary>
    public int Heard { get; private set; }

    /// <summary>What the score could be at most: the sum of the parts that are shared; 0 where none is.</summary>
    public decimal Most { get; private set; }

    /// <summary>Where it was before the last move, so that one move can be taken back.</summary>
    public string WasRound { get; private set; } = "";

    public CardStatus WasStatus { get; private set; }

    /// <summary>Takes in what the college sent, and says whether it was news. One that was taken back comes to life by a higher number alone.</summary>
    /// <exception cref="System.Text.Json.JsonException">Its parts cannot be read.</exception>
    public bool Receive(CardSent sent)
    {
        if (sent.Sequence <= Heard) return false;
        var (snapshot, parts) = (CardText.ReadSnapshot(sent.Snapshot), CardText.ReadParts(sent.Parts));
        if (Status == CardStatus.Withdrawn) (Status, Round, WasRound, WasStatus, ReceivedAt, LastSeenAt) = (CardStatus.Active, "", "", CardStatus.Active, sent.At, null);
        (Heard, Sequence, DriveId) = (sent.Sequence, Math.Max(Sequence, sent.Sequence), sent.DriveId);
        (Name, Rank, Score, Most) = (CardText.Name(snapshot.Name), sent.Rank, sent.Score, parts.Sum(p => p.Most));
        (Parts, Snapshot) = (sent.Parts, sent.Snapshot);
        (Degree, Branch, Year, Cgpa) = (CardText.Cut(snapshot.Degree), CardText.Cut(snapshot.Branch), snapshot.Year, snapshot.Cgpa);
        Skills = CardText.Skills(snapshot.Skills, MostSkills);
        Version++;
        return true;
    }

    /// <summary>Erases all that was shared, and says whether that was news. The row stays, so that an older message does not bring it back.</summary>
    public bool TakeBack(int sequence)
    {
        if (sequence <= Heard) return false;
        (Heard, Sequence) = (sequence, Math.Max(Sequence, sequence));
        (Status, Name, Rank, Score, Most, Parts, Snapshot) = (CardStatus.Withdrawn, CardText.Withdrawn, 0, 0, 0, "[]", "{}");
        (Degree, Branch, Year, Cgpa, Skills) = ("", "", null, null, "");
        Version++;
        return true;
    }

    /// <summary>Moves it on, which is told to the college under the next number; says whether anything changed.</summary>
    /// <exception cref="InvalidOperationException">It was taken back.</exception>
    public bool Move(CardStatus status, string round)
    {
        if (Status == CardStatus.Withdrawn || status == CardStatus.Withdrawn) throw new InvalidOperationException("A card that was taken back is moved no more.");
        if (Status == status && Round == round) return false;
        (WasStatus, WasRound, Status, Round) = (Status, Round, status, round);
        Sequence++;
        Version++;
        return true;
    }
}
