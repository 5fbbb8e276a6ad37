using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Domain;

/// <summary>A reusable item of the bank. What it asks stands in its revisions, which are never changed: attempts keep the one they were given.</summary>
internal sealed class Question : TenantEntity, IVersioned
{
    private Question() { }

    public Question(string type, Guid authorId, DateTimeOffset at) => (Type, AuthorId, CreatedAt, SavedAt, Version) = (type, authorId, at, at, 0);

    /// <summary>The question type's id; a question of another type is another question.</summary>
    public string Type { get; private set; } = "";

    /// <summary>What lists call it; the current revision's.</summary>
    public string Title { get; private set; } = "";

    public string Category { get; private set; } = "";
    public Difficulty Difficulty { get; private set; }
    public List<string> Tags { get; private set; } = [];
    public QuestionStatus Status { get; private set; } = QuestionStatus.Active;

    /// <summary>Points of the current revision.</summary>
    public decimal Points { get; private set; }

    /// <summary>Number of the current revision, from 1.</summary>
    public int Revision { get; private set; }

    /// <summary>The current revision's row.</summary>
    public Guid RevisionId { get; private set; }

    /// <summary>Title, prompt and tags in lower case, for search.</summary>
    public string Words { get; private set; } = "";

    public Guid AuthorId { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Takes over what the author saved: the next revision, or the current one where only the classification changed.</summary>
    /// <param name="revision">What it asks.</param>
    /// <param name="prompt">The prompt in that revision, for search.</param>
    /// <param name="category">Where it is found.</param>
    /// <param name="difficulty">How hard it is thought to be.</param>
    /// <param name="tags">Further words to find it by.</param>
    /// <param name="at">When.</param>
    public void Save(QuestionRevision revision, string prompt, string category, Difficulty difficulty, IEnumerable<string> tags, DateTimeOffset at)
    {
        if (revision.Number != Revision && revision.Number != Revision + 1) throw new InvalidOperationException("Revisions follow one another.");
        revision.QuestionId = Id;
        (Title, Points, Revision, RevisionId, SavedAt) = (revision.Title, revision.Points, revision.Number, revision.Id, at);
        (Category, Difficulty, Tags) = (category, difficulty, [.. tags]);
        Words = $"{Title} {string.Join(' ', Tags)} {prompt}".ToLowerInvariant().Cut(QuestionLimits.Words);
        Version++;
    }

    /// <summary>Takes it out of draws and of new assessments; what uses it goes on.</summary>
    public void Retire()
    {
        Status = QuestionStatus.Retired;
        Version++;
    }

    public void Restore()
    {
        Status = QuestionStatus.Active;
        Version++;
    }
}

/// <summary>What a question was at one time.</summary>
internal sealed class QuestionRevision : TenantEntity
{
    private QuestionRevision() { }

    public QuestionRevision(int number, string title, string definition, decimal points, Guid savedBy, string note, DateTimeOffset at) =>
        (Number, Title, Definition, Points, SavedBy, Note, SavedAt) = (number, title, definition, points, savedBy, note, at);

    public Guid QuestionId { get; internal set; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The question type's definition as JSON: prompt, points, explanation and key.</summary>
    public string Definition { get; private set; } = "";

    public decimal Points { get; private set; }
    public Guid SavedBy { get; private set; }

    /// <summary>What the author changed and why, or empty.</summary>
    public string Note { get; private set; } = "";

    public DateTimeOffset SavedAt { get; private set; }
}

internal enum Difficulty
{
    Easy,
    Medium,
    Hard,
}

internal enum QuestionStatus
{
    Active,
    Retired,
}

internal static class QuestionLimits
{
    public const int Title = 150, Category = 60, Tag = 40, Tags = 12, Definition = 131_072, Note = 300, Words = 4000;
}
