using PrepPlatform.Data.Model;

namespace PrepPlatform.Assessments.Domain;

/// <summary>A part of an assessment. Sections keep their order, also where questions are shuffled.</summary>
internal sealed class Section : TenantEntity
{
    private Section() { }

    public Section(int position, string title, string instructions) => (Position, Title, Instructions) = (position, title, instructions);

    public Guid AssessmentId { get; private set; }

    /// <summary>From 1.</summary>
    public int Position { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Markdown, or empty.</summary>
    public string Instructions { get; set; } = "";

    public List<SectionItem> Items { get; private set; } = [];

    public IEnumerable<SectionItem> ItemsInOrder => Items.OrderBy(i => i.Position);
}

/// <summary>One question, or a number of questions drawn at random for each attempt.</summary>
internal sealed class SectionItem : TenantEntity
{
    private SectionItem() { }

    public static SectionItem Fixed(int position, Guid questionId, decimal? points) => new() { Position = position, QuestionId = questionId, Points = points, Count = 1 };

    public static SectionItem Draw(int position, int count, DrawFilter filter, decimal? points) => new()
    {
        Position = position, Count = count, Points = points,
        Category = filter.Category, Type = filter.Type, Difficulty = filter.Difficulty, Tag = filter.Tag,
    };

    /// <summary>Changes what a draw gives.</summary>
    public void Redraw(int count, DrawFilter filter, decimal? points)
    {
        if (!IsDraw) throw new InvalidOperationException("A fixed question is not drawn.");
        (Count, Points, Category, Type, Difficulty, Tag) = (count, points, filter.Category, filter.Type, filter.Difficulty, filter.Tag);
    }

    public Guid SectionId { get; private set; }

    /// <summary>From 1.</summary>
    public int Position { get; set; }

    /// <summary>The question; null: a draw.</summary>
    public Guid? QuestionId { get; private set; }

    /// <summary>The revision that was sent for review, which is the one that is sat; null: a draw, or never sent. A draft shows the question as it is now.</summary>
    public Guid? RevisionId { get; private set; }

    /// <summary>How many questions it gives.</summary>
    public int Count { get; private set; }

    /// <summary>What each question counts; null: the question's own points.</summary>
    public decimal? Points { get; set; }

    public string? Category { get; private set; }
    public string? Type { get; private set; }
    public Difficulty? Difficulty { get; private set; }
    public string? Tag { get; private set; }

    /// <summary>Keeps to what the question is now, whatever its author saves later.</summary>
    public void Pin(Guid revision) => RevisionId = revision;

    public bool IsDraw => QuestionId is null;
    public DrawFilter Filter => new(Category, Type, Difficulty, Tag);
}

/// <summary>What a draw chooses from: active questions that fit all that is not null.</summary>
internal sealed record DrawFilter(string? Category, string? Type, Difficulty? Difficulty, string? Tag);
