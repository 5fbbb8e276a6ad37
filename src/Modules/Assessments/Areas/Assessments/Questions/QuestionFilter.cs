using PrepPlatform.Assessments.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>What a list of questions is narrowed to; all of it stands in the URL.</summary>
internal sealed class QuestionFilter
{
    public const string Here = "/staff/questions";

    [PlainText(80)]
    public string Q { get; set; } = "";

    [PlainText(QuestionLimits.Category)]
    public string Category { get; set; } = "";

    [PlainText(40)]
    public string Type { get; set; } = "";

    public Difficulty? Difficulty { get; set; }

    [PlainText(QuestionLimits.Tag)]
    public string Tag { get; set; } = "";

    public QuestionStatus Status { get; set; } = QuestionStatus.Active;

    /// <summary>The last row of the page before.</summary>
    [PlainText(80)]
    public string After { get; set; } = "";

    public bool Narrows => Q.Length > 0 || Category.Length > 0 || Type.Length > 0 || Tag.Length > 0 || Difficulty is not null;

    /// <summary>This list with one thing changed (empty: taken away), from its start.</summary>
    public string With(string name, string value, string path = Here) => Url(path, Values().Where(v => v.Name != name && v.Name != "after").Append((name, value)));

    /// <summary>What a search form must keep.</summary>
    public IEnumerable<(string Name, string Value)> Kept => Values().Where(v => v.Name is not ("q" or "after") && v.Value.Length > 0);

    private static string Url(string path, IEnumerable<(string Name, string Value)> values)
    {
        var text = string.Join('&', values.Where(v => v.Value.Length > 0).Select(v => $"{v.Name}={Uri.EscapeDataString(v.Value)}"));
        return text.Length == 0 ? path : $"{path}?{text}";
    }

    private (string Name, string Value)[] Values() =>
    [
        ("q", Q), ("category", Category), ("type", Type), ("difficulty", Difficulty?.ToString() ?? ""), ("tag", Tag),
        ("status", Status == QuestionStatus.Active ? "" : Status.ToString()), ("after", After),
    ];
}

/// <summary>A page of the bank.</summary>
/// <param name="Filter">What it is narrowed to.</param>
/// <param name="Page">The questions.</param>
/// <param name="Categories">All categories, with how many questions each has.</param>
/// <param name="Types">The types that authors may use now.</param>
/// <param name="Matching">How many questions fit the filter.</param>
internal sealed record QuestionList(
    QuestionFilter Filter, KeyPage<QuestionRow> Page, IReadOnlyList<Facet> Categories, IReadOnlyList<Facet> Types, int Matching)
{
    /// <summary>A type's name for people; its id where authors cannot use it now.</summary>
    public string TypeName(string type) => Types.FirstOrDefault(t => t.Value == type)?.Name ?? type;
}

/// <summary>Search and filters above a list of questions.</summary>
/// <param name="List">The list.</param>
/// <param name="Path">Its address, perhaps with a query of its own.</param>
internal sealed record QuestionFilterBar(QuestionList List, string Path)
{
    /// <summary>Whether retired ones can be asked for.</summary>
    public bool WithStatus { get; init; } = true;

    /// <summary>Whether the list (<c>#questions</c>) follows what is typed.</summary>
    public bool Live { get; init; }
}

internal sealed record QuestionRow(
    Guid Id, string Title, string Type, string Category, Difficulty Difficulty, List<string> Tags, QuestionStatus Status, decimal Points, int Revision, DateTimeOffset SavedAt);

/// <summary>A value to narrow to.</summary>
internal sealed record Facet(string Value, string Name, int Count);
