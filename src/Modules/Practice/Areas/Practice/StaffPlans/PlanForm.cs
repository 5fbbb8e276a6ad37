using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Practice.Areas.Practice.StaffPlans;

/// <summary>A study plan as it is typed: a line for each problem, and a line that begins with # for each section.</summary>
internal sealed class PlanForm
{
    private const int Most = 300;

    [Required(ErrorMessage = "Give the plan a title.")]
    [PlainText(PracticeLimits.Title)]
    public string Title { get; set; } = "";

    [PlainText(2000)]
    public string Summary { get; set; } = "";

    [PlainText(20_000)]
    public string Problems { get; set; } = "";

    public bool Published { get; set; }

    public int Version { get; set; }

    /// <summary>The lines' sections and numbers; null with a sentence where a line cannot be read.</summary>
    public IReadOnlyList<(string Section, int Number)>? Read(out string wrong)
    {
        var (items, section) = (new List<(string, int)>(), "Problems");
        wrong = "";
        foreach (var (line, at) in Problems.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
        {
            if (line.StartsWith('#')) section = line.TrimStart('#', ' ');
            else if (!int.TryParse(line.Split([' ', '.', ','], 2)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) wrong = $"Line {at} does not begin with a problem's number.";
            else items.Add((section, number));
            if (section.Length is 0 or > PracticeLimits.Title) wrong = $"Give the section in line {at} a name of at most {PracticeLimits.Title} characters.";
        }

        if (items.Count > Most) wrong = $"A plan has at most {Most} problems.";
        if (items.Count == 0 && wrong.Length == 0) wrong = "Name at least one problem.";
        if (items.GroupBy(i => i.Item2).FirstOrDefault(g => g.Count() > 1) is { } twice) wrong = $"Problem {twice.Key} is named twice.";
        return wrong.Length == 0 ? items : null;
    }
}

/// <summary>A plan's editor.</summary>
/// <param name="Form">What is edited.</param>
/// <param name="Id">Which; null: a new one.</param>
/// <param name="Known">Problems that a plan may name.</param>
internal sealed record PlanEditor(PlanForm Form, Guid? Id, IReadOnlyList<KnownProblem> Known);

internal sealed record KnownProblem(int Number, string Title, Difficulty Difficulty);
