using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Practice.Domain;

/// <summary>
/// A coding problem. What it asks stands in its revisions, which are never changed: authors work on the newest, students get the one that was published,
/// and a program keeps the one that it was judged by.
/// </summary>
internal sealed class CodingProblem : TenantEntity, IVersioned
{
    private CodingProblem() { }

    public CodingProblem(int number, Guid authorId, DateTimeOffset at) => (Number, AuthorId, CreatedAt, SavedAt) = (number, authorId, at, at);

    /// <summary>From 1, the tenant's own; stands in addresses.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";
    public Difficulty Difficulty { get; private set; }
    public List<string> Tags { get; private set; } = [];

    /// <summary>What inputs may be, Markdown.</summary>
    public string Constraints { get; private set; } = "";

    /// <summary>Where the same problem stands elsewhere, "LeetCode 1"; or empty.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>How it is solved, Markdown; shown to those who have solved it or gave up.</summary>
    public string Editorial { get; private set; } = "";

    /// <summary>One after another, Markdown each.</summary>
    public List<string> Hints { get; private set; } = [];

    public ProblemState State { get; private set; } = ProblemState.Draft;

    /// <summary>Number of the newest revision, from 1.</summary>
    public int Revision { get; private set; }

    /// <summary>The newest revision's row.</summary>
    public Guid RevisionId { get; private set; }

    /// <summary>The revision that students get; null: it was never published.</summary>
    public Guid? PublishedRevisionId { get; private set; }

    /// <summary>Programs that were submitted; counted by the database, so never set here.</summary>
    public int Submissions { get; private set; }

    /// <summary>Those of them that passed every test.</summary>
    public int Accepted { get; private set; }

    /// <summary>Title, tags and prompt in lower case, for search.</summary>
    public string Words { get; private set; } = "";

    public Guid AuthorId { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Whether students get another text than the newest.</summary>
    public bool HasUnpublished => State == ProblemState.Published && PublishedRevisionId != RevisionId;

    /// <summary>Takes over what the author saved: the next revision, or the newest one where only the words around it changed.</summary>
    public void Save(ProblemRevision revision, string prompt, ProblemFacts facts, DateTimeOffset at)
    {
        if (revision.Number != Revision && revision.Number != Revision + 1) throw new InvalidOperationException("Revisions follow one another.");
        revision.ProblemId = Id;
        (Revision, RevisionId, SavedAt) = (revision.Number, revision.Id, at);
        (Title, Difficulty, Tags, Constraints) = (facts.Title, facts.Difficulty, [.. facts.Tags], facts.Constraints);
        (Reference, Editorial, Hints) = (facts.Reference, facts.Editorial, [.. facts.Hints]);
        Words = $"{Title} {string.Join(' ', Tags)} {prompt}".ToLowerInvariant().Cut(PracticeLimits.Words);
        Version++;
    }

    /// <summary>Gives students the newest revision.</summary>
    /// <param name="checks">What came of the revision's own solutions.</param>
    /// <param name="at">When.</param>
    /// <exception cref="InvalidOperationException">They did not show that its tests are sound.</exception>
    public void Publish(IReadOnlyCollection<Submission> checks, DateTimeOffset at)
    {
        if (!Submission.Verify(checks) || checks.Any(c => c.RevisionId != RevisionId)) throw new InvalidOperationException("Only a verified revision is published.");
        (State, PublishedRevisionId, PublishedAt) = (ProblemState.Published, RevisionId, PublishedAt ?? at);
        Version++;
    }

    /// <summary>Takes it out of the problem set; what was solved stays solved.</summary>
    public void Archive() => Move(ProblemState.Published, ProblemState.Archived);

    public void Unarchive() => Move(ProblemState.Archived, ProblemState.Published);

    private void Move(ProblemState from, ProblemState to)
    {
        if (State != from) throw new InvalidOperationException($"A problem that is {State} does not become {to}.");
        State = to;
        Version++;
    }
}

/// <summary>What stands around a problem's definition; see <see cref="CodingProblem"/> for the meanings.</summary>
internal sealed record ProblemFacts(
    string Title, Difficulty Difficulty, IReadOnlyList<string> Tags, string Constraints, string Reference, string Editorial, IReadOnlyList<string> Hints);

/// <summary>What a problem asked at one time.</summary>
internal sealed class ProblemRevision : TenantEntity
{
    private ProblemRevision() { }

    public ProblemRevision(int number, string definition, Guid savedBy, DateTimeOffset at) => (Number, Definition, SavedBy, SavedAt) = (number, definition, savedBy, at);

    public Guid ProblemId { get; internal set; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private set; }

    /// <summary>A definition of the type <c>code</c> as JSON: prompt, tests, limits, solutions.</summary>
    public string Definition { get; private set; } = "";

    public Guid SavedBy { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
}

internal enum Difficulty
{
    Easy,
    Medium,
    Hard,
}

internal enum ProblemState
{
    Draft,
    Published,
    Archived,
}

internal static class PracticeLimits
{
    /// <summary>The question type that judges programs.</summary>
    public const string Type = "code";

    public const int Title = 150, Tag = 40, Tags = 12, Constraints = 4000, Reference = 200, Editorial = 16_000, Hint = 1000, Hints = 5, Words = 4000, Definition = 262_144;

    /// <summary>Characters of a program, and of an input of one's own.</summary>
    public const int Source = 65_536;

    /// <summary>Programs of one person that wait for the judge.</summary>
    public const int Waiting = 10;
}
