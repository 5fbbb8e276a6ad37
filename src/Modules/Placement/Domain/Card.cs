using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Placement.Domain;

/// <summary>A candidate as a college handed them over: the company's own row, a snapshot of exactly what the student consented to.</summary>
internal sealed partial class Card : TenantEntity, IVersioned
{
    private Card() { }

    public Card(Guid cardId, Guid driveId, Guid collegeId, DateTimeOffset at) => (CardId, DriveId, CollegeId, ReceivedAt) = (cardId, driveId, collegeId, at);

    /// <summary>The same in the college's <see cref="Application"/>.</summary>
    public Guid CardId { get; private set; }

    public Guid DriveId { get; private set; }
    public Guid CollegeId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Place on the shortlist and the score with its parts (JSON).</summary>
    public int Rank { get; private set; }

    public decimal Score { get; private set; }
    public string Parts { get; private set; } = "[]";

    /// <summary>Columns to filter by; null or empty where the student did not consent to them.</summary>
    public string Degree { get; private set; } = "";

    public string Branch { get; private set; } = "";
    public int? Year { get; private set; }
    public decimal? Cgpa { get; private set; }

    /// <summary>Skills as written, between bars, <c>|SQL|Python|</c>: one is found by <c>|SQL|</c>, both in capitals.</summary>
    public string Skills { get; private set; } = "";

    /// <summary>All that was shared, as JSON (<see cref="CardSnapshot"/>).</summary>
    public string Snapshot { get; private set; } = "{}";

    /// <summary>The round the candidate is in: a name of the drive's rounds; empty before the first.</summary>
    public string Round { get; private set; } = "";

    public CardStatus Status { get; private set; } = CardStatus.Active;
    public DateTimeOffset ReceivedAt { get; private set; }
    public DateTimeOffset? LastSeenAt { get; private set; }

    /// <summary>Number of the last message that was sent about it.</summary>
    public int Sequence { get; private set; }

    public int Version { get; private set; } = 1;
}

internal enum CardStatus
{
    Active,
    Selected,
    Rejected,

    /// <summary>Taken back by the student or the end of the partnership: what was shared is erased, the row stays for the history.</summary>
    Withdrawn,
}

/// <summary>What a card shows, in the form in which it crosses; absent where not consented.</summary>
internal sealed record CardSnapshot(
    string Name, string? Email, string? Phone, string? Degree, string? Branch, int? Year, decimal? Cgpa, int? ActiveBacklogs, int? PastBacklogs, decimal? Marks10, decimal? Marks12,
    IReadOnlyList<string>? Skills, IReadOnlyList<CardProject>? Projects, string? About, IReadOnlyList<CardScore>? Scores, IReadOnlyList<CardRecommendation> Recommendations)
{
    /// <summary>What of it these fields show; the name always.</summary>
    /// <param name="fields">Keys of <see cref="SharedFields"/>.</param>
    public CardSnapshot Only(IReadOnlySet<string> fields)
    {
        T? If<T>(string field, T? value) => fields.Contains(field) ? value : default;
        return new(
            Name, If(SharedFields.Email, Email), If(SharedFields.Phone, Phone), If(SharedFields.Degree, Degree), If(SharedFields.Branch, Branch), If(SharedFields.Year, Year),
            If(SharedFields.Cgpa, Cgpa), If(SharedFields.Backlogs, ActiveBacklogs), If(SharedFields.Backlogs, PastBacklogs), If(SharedFields.Marks, Marks10),
            If(SharedFields.Marks, Marks12), If(SharedFields.Skills, Skills), If(SharedFields.Projects, Projects), If(SharedFields.About, About),
            If(SharedFields.Scores, Scores), If(SharedFields.Recommendations, Recommendations) ?? []);
    }
}

internal sealed record CardProject(string Title, string Summary, IReadOnlyList<string> Technologies, string Link);

internal sealed record CardScore(string Assessment, decimal Percent);

internal sealed record CardRecommendation(string By, string Words, DateTimeOffset At);

/// <summary>A recruiter's note on a candidate; the company's own, never told to the college.</summary>
internal sealed class CardNote : TenantEntity
{
    private CardNote() { }

    public CardNote(Guid cardRow, Guid by, string text, DateTimeOffset at) => (CardRow, By, Text, At) = (cardRow, by, text, at);

    public Guid CardRow { get; private set; }
    public Guid By { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? RemovedAt { get; set; }
}

/// <summary>That somebody looked at a card or moved it; looks are told to the college at most once an hour and recruiter.</summary>
internal sealed class CardEvent : TenantEntity
{
    private CardEvent() { }

    public CardEvent(Guid cardRow, Guid? by, string what, string detail, DateTimeOffset at) => (CardRow, By, What, Detail, At) = (cardRow, by, what, detail, at);

    public Guid CardRow { get; private set; }

    /// <summary>Null: the college or the student.</summary>
    public Guid? By { get; private set; }

    /// <summary><c>received</c>, <c>updated</c>, <c>narrowed</c>, <c>looked-at</c>, <c>moved</c>, <c>selected</c>, <c>rejected</c>, <c>withdrawn</c>.</summary>
    public string What { get; private set; } = "";

    public string Detail { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
