using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Domain;

/// <summary>Its sections and their items: what may be added, and in which order they stand.</summary>
internal sealed partial class Assessment
{
    public const int MostSections = 20, MostQuestions = 200;

    /// <summary>How many questions an attempt has.</summary>
    public int QuestionCount => Sections.Sum(s => s.Items.Sum(i => i.Count));

    public IEnumerable<Section> SectionsInOrder => Sections.OrderBy(s => s.Position);

    public IEnumerable<SectionItem> ItemsInOrder => SectionsInOrder.SelectMany(s => s.ItemsInOrder);

    public Result<Section> AddSection(string title, string instructions, DateTimeOffset at)
    {
        if (Sections.Count >= MostSections) return Result.Invalid<Section>("Title", $"An assessment has at most {MostSections} sections.");
        var section = new Section(Sections.Count + 1, title, instructions);
        Sections.Add(section);
        Touch(at);
        return Result.Ok(section);
    }

    /// <summary>Moves it one place up (-1) or down (1); at the end it stays.</summary>
    public void Move(Section section, int step, DateTimeOffset at)
    {
        var order = SectionsInOrder.ToList();
        if (!Swap(order, order.IndexOf(section), step)) return;
        for (var i = 0; i < order.Count; i++) order[i].Position = i + 1;
        Touch(at);
    }

    /// <summary>Takes it out with its items; the caller deletes the rows.</summary>
    public void Remove(Section section, DateTimeOffset at)
    {
        Sections.Remove(section);
        foreach (var (left, i) in SectionsInOrder.Select((s, i) => (s, i)).ToList()) left.Position = i + 1;
        Touch(at);
    }

    /// <summary>Puts an item at its position in a section, the later ones move down.</summary>
    public Result<SectionItem> Add(Section section, SectionItem item, DateTimeOffset at)
    {
        if (QuestionCount + item.Count > MostQuestions) return Result.Invalid<SectionItem>("Count", $"An assessment has at most {MostQuestions} questions.");
        if (item.QuestionId is { } question && ItemsInOrder.Any(i => i.QuestionId == question)) return Result.Invalid<SectionItem>("", "This question stands in the assessment already.");
        foreach (var later in section.Items.Where(i => i.Position >= item.Position)) later.Position++;
        section.Items.Add(item);
        Touch(at);
        return Result.Ok(item);
    }

    public void Move(SectionItem item, int step, DateTimeOffset at)
    {
        var order = SectionOf(item).ItemsInOrder.ToList();
        if (!Swap(order, order.IndexOf(item), step)) return;
        for (var i = 0; i < order.Count; i++) order[i].Position = i + 1;
        Touch(at);
    }

    /// <summary>Takes it out; the caller deletes the row.</summary>
    public void Remove(SectionItem item, DateTimeOffset at)
    {
        var section = SectionOf(item);
        section.Items.Remove(item);
        foreach (var (left, i) in section.ItemsInOrder.Select((s, i) => (s, i)).ToList()) left.Position = i + 1;
        Touch(at);
    }

    /// <summary>A draft with the same rules and questions, without the window.</summary>
    public Assessment Copy(string title, Guid authorId, DateTimeOffset at)
    {
        var copy = new Assessment(title, authorId, at);
        copy.Edit(
            new(title, Instructions, TimeLimitMinutes, MostAttempts, PassingPercent, Penalty, PartialCredit, ShuffleQuestions, ShuffleOptions, QuestionsPerPage, null, null,
                ShowScore == Reveal.AfterClose ? Reveal.AtOnce : ShowScore, ShowAnswers == Reveal.AfterClose ? Reveal.AtOnce : ShowAnswers), at);
        foreach (var section in SectionsInOrder)
        {
            var same = new Section(section.Position, section.Title, section.Instructions);
            foreach (var item in section.ItemsInOrder)
                same.Items.Add(item.QuestionId is { } question ? SectionItem.Fixed(item.Position, question, item.Points) : SectionItem.Draw(item.Position, item.Count, item.Filter, item.Points));
            copy.Sections.Add(same);
        }

        return copy;
    }

    public Section SectionOf(SectionItem item) => Sections.Single(s => s.Items.Contains(item));

    private static bool Swap<T>(List<T> order, int from, int step)
    {
        var to = from + Math.Sign(step);
        if (from < 0 || to < 0 || to >= order.Count || to == from) return false;
        (order[from], order[to]) = (order[to], order[from]);
        return true;
    }
}
