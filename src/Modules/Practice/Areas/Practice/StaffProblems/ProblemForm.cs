using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluators;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Practice.Areas.Practice.StaffProblems;

/// <summary>What an author sets besides the definition, which <c>SchemaForm</c> reads.</summary>
internal sealed class ProblemForm : IValidatableObject
{
    /// <summary>Prefix of the definition's fields.</summary>
    public const string Prefix = "Definition";

    private const string Between = "---";

    [Required(ErrorMessage = "Give the problem a title.")]
    [PlainText(PracticeLimits.Title)]
    public string Title { get; set; } = "";

    public Difficulty Difficulty { get; set; } = Difficulty.Medium;

    /// <summary>Separated by commas.</summary>
    [PlainText(600)]
    public string Tags { get; set; } = "";

    [PlainText(PracticeLimits.Constraints)]
    public string Constraints { get; set; } = "";

    [PlainText(PracticeLimits.Reference)]
    public string Reference { get; set; } = "";

    [PlainText(PracticeLimits.Editorial)]
    public string Editorial { get; set; } = "";

    /// <summary>Separated by lines of three dashes.</summary>
    [PlainText(PracticeLimits.Hint * PracticeLimits.Hints)]
    public string Hints { get; set; } = "";

    /// <summary>A definition as JSON, instead of the fields; or empty.</summary>
    [PlainText(PracticeLimits.Definition)]
    public string Json { get; set; } = "";

    public int Version { get; set; }

    public IReadOnlyList<string> TagList => [.. Tags.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(t => t.TrimStart('#').ToLowerInvariant()).Where(t => t.Length > 0).Distinct()];

    public IReadOnlyList<string> HintList => [.. Hints.ReplaceLineEndings("\n").Split($"\n{Between}\n").Select(h => h.Trim()).Where(h => h.Length > 0)];

    public ProblemFacts Facts => new(Title.Trim(), Difficulty, TagList, Constraints.Trim(), Reference.Trim(), Editorial.Trim(), HintList);

    public static ProblemForm Of(CodingProblem problem) => new()
    {
        Title = problem.Title, Difficulty = problem.Difficulty, Tags = string.Join(", ", problem.Tags), Constraints = problem.Constraints, Reference = problem.Reference,
        Editorial = problem.Editorial, Hints = string.Join($"\n{Between}\n", problem.Hints), Version = problem.Version,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TagList.Count > PracticeLimits.Tags) yield return new($"Use at most {PracticeLimits.Tags} tags.", [nameof(Tags)]);
        if (TagList.Any(t => t.Length > PracticeLimits.Tag)) yield return new($"Keep each tag under {PracticeLimits.Tag + 1} characters, and put commas between them.", [nameof(Tags)]);
        if (HintList.Count > PracticeLimits.Hints) yield return new($"Give at most {PracticeLimits.Hints} hints.", [nameof(Hints)]);
        if (HintList.Any(h => h.Length > PracticeLimits.Hint)) yield return new("Keep each hint under 1,001 characters, and put a line with three dashes between two of them.", [nameof(Hints)]);
    }
}

/// <summary>The editor.</summary>
/// <param name="Form">What stands around the definition.</param>
/// <param name="Type">The judge's question type; null: no plugin brings it now.</param>
/// <param name="Value">The definition as it stands in the form.</param>
internal sealed record EditorPage(ProblemForm Form, QuestionTypeInfo? Type, JsonElement Value)
{
    /// <summary>What is stored; null: a new problem.</summary>
    public CodingProblem? Stored { get; init; }

    public IReadOnlyList<DefinitionProblem> Errors { get; init; } = [];

    /// <summary>Whether someone else saved first.</summary>
    public bool Overtaken { get; init; }

    /// <summary>The row of the definition to go on with.</summary>
    public string Focus { get; init; } = "";

    /// <summary>What a student sees; null: <see cref="Unseen"/> says why not.</summary>
    public Presentation? Preview { get; init; }

    public string Unseen { get; init; } = "";
}
