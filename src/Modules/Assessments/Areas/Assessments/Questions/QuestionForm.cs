using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluators;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>What an author sets besides the definition, which <c>SchemaForm</c> reads.</summary>
internal sealed class QuestionForm : IValidatableObject
{
    /// <summary>Prefix of the definition's fields.</summary>
    public const string Definition = "Definition";

    [PlainText(40)]
    public string Type { get; set; } = "";

    [Required(ErrorMessage = "Give the question a title: lists show it.")]
    [PlainText(QuestionLimits.Title)]
    public string Title { get; set; } = "";

    [Required(ErrorMessage = "Enter a category, such as Data structures.")]
    [PlainText(QuestionLimits.Category)]
    public string Category { get; set; } = "";

    public Difficulty Difficulty { get; set; } = Difficulty.Medium;

    /// <summary>Separated by commas.</summary>
    [PlainText(600)]
    public string Tags { get; set; } = "";

    /// <summary>What was changed and why.</summary>
    [PlainText(QuestionLimits.Note)]
    public string Note { get; set; } = "";

    /// <summary>A definition as JSON, instead of the fields; or empty.</summary>
    [PlainText(QuestionLimits.Definition)]
    public string Json { get; set; } = "";

    public int Version { get; set; }

    /// <summary>The tags in lower case, each once.</summary>
    public IReadOnlyList<string> TagList => [.. Tags.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(t => t.TrimStart('#').ToLowerInvariant()).Where(t => t.Length > 0).Distinct()];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TagList.Count > QuestionLimits.Tags) yield return new($"Use at most {QuestionLimits.Tags} tags.", [nameof(Tags)]);
        if (TagList.Any(t => t.Length > QuestionLimits.Tag)) yield return new($"Keep each tag under {QuestionLimits.Tag + 1} characters, and put commas between them.", [nameof(Tags)]);
    }
}

/// <summary>The editor.</summary>
/// <param name="Form">What is edited.</param>
/// <param name="Type">The question's type; null: no plugin brings it now.</param>
/// <param name="Value">The definition as it stands in the form.</param>
/// <param name="Categories">For the list of suggestions.</param>
internal sealed record QuestionPage(QuestionForm Form, QuestionTypeInfo? Type, JsonElement Value, IReadOnlyList<Facet> Categories)
{
    /// <summary>What does not fit.</summary>
    public IReadOnlyList<DefinitionProblem> Errors { get; init; } = [];

    /// <summary>What is stored; null: a new question.</summary>
    public StoredQuestion? Stored { get; init; }

    /// <summary>Whether someone else saved first; <see cref="Stored"/> is theirs.</summary>
    public bool Overtaken { get; init; }

    /// <summary>The revision whose text the form was filled with, where that is not the current one.</summary>
    public int? From { get; init; }

    /// <summary>The row of the definition to go on with.</summary>
    public string Focus { get; init; } = "";

    /// <summary>How a student sees it.</summary>
    public QuestionPreview? Preview { get; init; }
}

/// <summary>A question as it is stored.</summary>
internal sealed record StoredQuestion(
    Guid Id, string Type, string Title, string Category, Difficulty Difficulty, List<string> Tags, QuestionStatus Status, int Revision, DateTimeOffset SavedAt, int Version,
    string Definition)
{
    /// <summary>Which assessments name it.</summary>
    public IReadOnlyList<UsedBy> Uses { get; init; } = [];

    /// <summary>How many attempts were given it.</summary>
    public int Attempts { get; init; }
}

internal sealed record UsedBy(Guid Id, string Title, AssessmentStatus Status);

/// <summary>A question as a student sees it, perhaps answered and scored.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Json">Its definition, to be tried.</param>
/// <param name="Seed">How it is arranged.</param>
internal sealed record QuestionPreview(string Type, string Json, long Seed)
{
    /// <summary>What the student sees; null: <see cref="Problem"/> says why not.</summary>
    public Presentation? Presentation { get; init; }

    public string Problem { get; init; } = "";

    /// <summary>Whether it was to be scored without an answer.</summary>
    public bool Unanswered { get; init; }

    public JsonElement? Response { get; init; }

    public JsonElement? Best { get; init; }

    /// <summary>How the answer was scored, or null.</summary>
    public EvaluationResult? Result { get; init; }

    public decimal Points { get; init; }

    public string Explanation { get; init; } = "";
}
