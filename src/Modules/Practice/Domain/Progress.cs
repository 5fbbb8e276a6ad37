using PrepPlatform.Data.Model;

namespace PrepPlatform.Practice.Domain;

/// <summary>How far a person is with a problem: there from the first submission.</summary>
internal sealed class Progress : TenantEntity
{
    private Progress() { }

    public Progress(Guid problemId, Guid personId, DateTimeOffset at) => (ProblemId, PersonId, TriedAt) = (problemId, personId, at);

    public Guid ProblemId { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>The latest submission.</summary>
    public DateTimeOffset TriedAt { get; private set; }

    /// <summary>The first submission that passes every test, as judged now; null: none.</summary>
    public DateTimeOffset? SolvedAt { get; private set; }

    /// <summary>A function of all submissions as they are judged now, so it does not matter how often or in which order it is asked.</summary>
    /// <returns>Whether it became solved, or stopped being so.</returns>
    public bool Solve(DateTimeOffset? first)
    {
        var changed = SolvedAt is null != first is null;
        SolvedAt = first;
        return changed;
    }
}

/// <summary>What a person has typed and not yet submitted, for each language.</summary>
internal sealed class Draft : TenantEntity
{
    private Draft() { }

    public Draft(Guid problemId, Guid personId, string language) => (ProblemId, PersonId, Language) = (problemId, personId, language);

    public Guid ProblemId { get; private set; }
    public Guid PersonId { get; private set; }
    public string Language { get; private set; } = "";
    public string Source { get; private set; } = "";
    public DateTimeOffset SavedAt { get; private set; }

    public void Save(string source, DateTimeOffset at) => (Source, SavedAt) = (source, at);
}

/// <summary>A person's own settings; there from the first thing that they do here.</summary>
internal sealed class Practitioner : TenantEntity
{
    private Practitioner() { }

    public Practitioner(Guid personId) => PersonId = personId;

    public Guid PersonId { get; private set; }

    /// <summary>Whether others do not see them on the leaderboard.</summary>
    public bool Hidden { get; internal set; }

    /// <summary>The language that they wrote in last, or empty.</summary>
    public string Language { get; internal set; } = "";
}

/// <summary>The problem of a day on the tenant's calendar.</summary>
internal sealed class DailyChallenge : TenantEntity
{
    private DailyChallenge() { }

    public DailyChallenge(DateOnly day, Guid problemId) => (Day, ProblemId) = (day, problemId);

    public DateOnly Day { get; private set; }
    public Guid ProblemId { get; private set; }
}
