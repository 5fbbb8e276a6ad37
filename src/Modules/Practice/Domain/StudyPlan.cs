using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Practice.Domain;

/// <summary>Problems in an order that teaches something, in sections.</summary>
internal sealed class StudyPlan : TenantEntity, IVersioned
{
    private StudyPlan() { }

    public StudyPlan(Guid authorId, DateTimeOffset at) => (AuthorId, SavedAt) = (authorId, at);

    public string Title { get; private set; } = "";

    /// <summary>What one learns, Markdown.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Whether students see it.</summary>
    public bool Published { get; private set; }

    public Guid AuthorId { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public int Version { get; private set; }
    public List<PlanItem> Items { get; private set; } = [];

    public IEnumerable<PlanItem> InOrder => Items.OrderBy(i => i.Position);

    /// <summary>Takes over what the author saved.</summary>
    public void Save(string title, string summary, bool published, IReadOnlyList<(string Section, Guid Problem)> items, DateTimeOffset at)
    {
        (Title, Summary, Published, SavedAt) = (title, summary, published, at);
        Items.Clear();
        Items.AddRange(items.Select((item, i) => new PlanItem(i + 1, item.Section, item.Problem)));
        Version++;
    }
}

/// <summary>A problem of a plan.</summary>
internal sealed class PlanItem : TenantEntity
{
    private PlanItem() { }

    public PlanItem(int position, string section, Guid problemId) => (Position, Section, ProblemId) = (position, section, problemId);

    public Guid PlanId { get; private set; }

    /// <summary>From 1, through all sections.</summary>
    public int Position { get; private set; }

    public string Section { get; private set; } = "";
    public Guid ProblemId { get; private set; }
}

/// <summary>A person follows a plan.</summary>
internal sealed class PlanStart : TenantEntity
{
    private PlanStart() { }

    public PlanStart(Guid planId, Guid personId, DateTimeOffset at) => (PlanId, PersonId, At) = (planId, personId, at);

    public Guid PlanId { get; private set; }
    public Guid PersonId { get; private set; }
    public DateTimeOffset At { get; private set; }
}
