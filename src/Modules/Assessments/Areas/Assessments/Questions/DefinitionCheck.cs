using System.Text.Json;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>Whether a definition can be kept: its type's rules, and what this module can store.</summary>
internal sealed class DefinitionCheck(IQuestionTypes types)
{
    private const decimal MostPoints = 1000;

    /// <summary>What keeps it from being saved, each with its place in the form; empty: nothing.</summary>
    public async Task<IReadOnlyList<Problem>> RunAsync(string type, JsonElement definition, CancellationToken cancellation)
    {
        if (types.Find(type) is null) return [new("", "No plugin brings this question type now, so the question cannot be changed. Ask the operator.")];
        if (definition.GetRawText().Length > QuestionLimits.Definition) return [new("", "This question is too long. Keep it under 128 KB, and link to large material instead.")];
        var problems = await types.CheckAsync(type, definition, cancellation);
        if (problems.Count > 0) return [.. problems.Select(p => new Problem(Field(p.Path), p.Message))];
        var points = Definition.Points(definition);
        return points > MostPoints || decimal.Round(points, 2) != points
            ? [new(Field("points"), $"Points go up to {MostPoints:0}, with at most two decimals.")]
            : [];
    }

    /// <summary>The form's name of a place in the definition.</summary>
    public static string Field(string path) => path.Length == 0 ? QuestionForm.Definition : $"{QuestionForm.Definition}.{path}";

    /// <summary>The place in the definition that a form's field stands for, or null.</summary>
    public static string? Path(string field) => field == QuestionForm.Definition
        ? ""
        : field.StartsWith($"{QuestionForm.Definition}.", StringComparison.Ordinal) ? field[(QuestionForm.Definition.Length + 1)..] : null;
}
