using PrepPlatform.Contracts.Placement;
using PrepPlatform.Placement.Domain.Rules;

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

    /// <summary>Takes in what the college sent, and says whether recruiters see anything new. One that was taken back comes to life by a higher number alone.</summary>
    /// <exception cref="System.Text.Json.JsonException">Its parts cannot be read.</exception>
    public bool Receive(CardSent sent)
    {
        if (sent.Sequence <= Heard) return false;
        var before = (Snapshot, Parts, Rank);
        var (snapshot, parts) = (CardText.ReadSnapshot(sent.Snapshot), CardText.ReadParts(sent.Parts));
        if (Status == CardStatus.Withdrawn) (Status, Round, WasRound, WasStatus, ReceivedAt, LastSeenAt) = (CardStatus.Active, "", "", CardStatus.Active, sent.At, null);
        (Heard, DriveId, Rank, Score) = (sent.Sequence, sent.DriveId, sent.Rank, sent.Score);
        Show(snapshot, parts, sent.Snapshot, sent.Parts);
        return before != (Snapshot, Parts, Rank);
    }

    /// <summary>Erases what the student does not share any more, and says whether it was news.</summary>
    public bool Narrow(IReadOnlySet<string> fields, int sequence)
    {
        if (sequence <= Heard) return false;
        Heard = sequence;
        if (DriveId == Guid.Empty) Status = CardStatus.Withdrawn; // It has not arrived, and the fuller one that is under way is old now.
        if (Status == CardStatus.Withdrawn) return false;
        var (snapshot, parts) = (CardText.ReadSnapshot(Snapshot).Only(fields), CardText.ReadParts(Parts).Where(p => fields.Contains(SharedFields.Of(p.Fact))).ToList());
        Score = parts.Sum(p => p.Points);
        Show(snapshot, parts, CardText.Write(snapshot), CardText.Write(parts));
        return true;
    }

    private void Show(CardSnapshot snapshot, IReadOnlyList<ScorePart> parts, string snapshotText, string partsText)
    {
        (Name, Most, Parts, Snapshot) = (CardText.Name(snapshot.Name), parts.Sum(p => p.Most), partsText, snapshotText);
        (Degree, Branch, Year, Cgpa) = (CardText.Cut(snapshot.Degree), CardText.Cut(snapshot.Branch), snapshot.Year, snapshot.Cgpa);
        Skills = CardText.Skills(snapshot.Skills, MostSkills);
        Version++;
    }

    /// <summary>Erases all that was shared, and says whether that was news. The row stays, so that an older message does not bring it back.</summary>
    public bool TakeBack(int sequence)
    {
        if (sequence <= Heard) return false;
        Heard = sequence;
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
