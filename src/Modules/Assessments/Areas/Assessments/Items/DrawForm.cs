using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PrepPlatform.Assessments.Areas.Assessments.Questions;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Items;

/// <summary>What a draw gives and chooses from; for a fixed question the points alone.</summary>
internal sealed class DrawForm
{
    [Range(1, 100, ErrorMessage = "Draw 1 to 100 questions.")]
    public int Count { get; set; } = 1;

    /// <summary>For each question; null: what the question itself says.</summary>
    [Range(0.25, 100, ErrorMessage = "Points go from 0.25 to 100; leave it empty to count what each question says.")]
    public decimal? Points { get; set; }

    [PlainText(QuestionLimits.Category)]
    public string Category { get; set; } = "";

    [PlainText(40)]
    public string Type { get; set; } = "";

    public Difficulty? Difficulty { get; set; }

    [PlainText(QuestionLimits.Tag)]
    public string Tag { get; set; } = "";

    /// <summary>Where it stands; null: at the end.</summary>
    [Range(1, 1000)]
    public int? At { get; set; }

    public DrawFilter Filter => new(Given(Category), Given(Type), Difficulty, Given(Tag.Trim().TrimStart('#').ToLowerInvariant()));

    public static DrawForm Of(SectionItem item) => new()
    {
        Count = item.Count, Points = item.Points, Category = item.Category ?? "", Type = item.Type ?? "", Difficulty = item.Difficulty, Tag = item.Tag ?? "",
    };

    /// <summary>The address that puts a removed item back where it stood.</summary>
    public static string Undo(Guid id, Guid section, SectionItem item)
    {
        var points = item.Points?.ToString(CultureInfo.InvariantCulture) ?? "";
        var values = item.IsDraw
            ? new[] { ("Count", $"{item.Count}"), ("Category", item.Category ?? ""), ("Type", item.Type ?? ""), ("Difficulty", item.Difficulty?.ToString() ?? ""), ("Tag", item.Tag ?? "") }
            : [("ids", $"{item.QuestionId}")];
        var query = string.Join('&', values.Append(("Points", points)).Append(("At", $"{item.Position}")).Where(v => v.Item2.Length > 0).Select(v => $"{v.Item1}={Uri.EscapeDataString(v.Item2)}"));
        return $"/staff/assessments/{id}/sections/{section}/{(item.IsDraw ? "draws" : "items")}?{query}";
    }

    private static string? Given(string text) => text.Trim() is { Length: > 0 } given ? given : null;
}

/// <summary>The form of a draw, or of a fixed question's points.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="Assessment">Its title.</param>
/// <param name="Section">The section.</param>
/// <param name="Form">What is edited.</param>
/// <param name="Item">What is stored; null: a new draw.</param>
internal sealed record DrawPage(Guid AssessmentId, string Assessment, Section Section, DrawForm Form, SectionItem? Item)
{
    /// <summary>The fixed question's title, or empty.</summary>
    public string Question { get; init; } = "";

    public IReadOnlyList<Facet> Categories { get; init; } = [];

    public IReadOnlyList<Facet> Types { get; init; } = [];

    /// <summary>How it would stand.</summary>
    public Feasibility? Feasibility { get; init; }
}

/// <summary>How a draw would stand beside the assessment's other items.</summary>
/// <param name="State">This draw.</param>
/// <param name="Feasible">Whether all draws together can be filled.</param>
/// <param name="Missing">Questions that all draws together lack.</param>
internal sealed record Feasibility(DrawState State, bool Feasible, int Missing);

/// <summary>Picking questions for a section.</summary>
internal sealed record PickerPage(Outline Outline, Section Section, QuestionList List);
