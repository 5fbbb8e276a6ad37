using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Evaluators;

/// <param name="Plugin">The evaluator.</param>
/// <param name="On">Whether the tenant uses it.</param>
/// <param name="Types">Names of its question types.</param>
internal sealed record EvaluatorRow(InstalledPlugin Plugin, bool On, IReadOnlyList<string> Types);

/// <param name="Row">The evaluator.</param>
/// <param name="Form">What is posted beside the plugin's own settings.</param>
/// <param name="Values">The plugin's own settings, or null: it has none.</param>
/// <param name="Problems">What does not fit in them.</param>
/// <param name="Focus">The row to go on with after one was added or moved.</param>
internal sealed record EvaluatorPage(EvaluatorRow Row, EvaluatorForm Form, JsonElement? Values, IReadOnlyList<DefinitionProblem> Problems, string? Focus = null);

internal sealed class EvaluatorForm
{
    /// <summary>Prefix of the plugin's own settings.</summary>
    public const string Prefix = "Settings";

    /// <summary>In percent.</summary>
    [Range(0, 100, ErrorMessage = "The confidence is a number from 0 to 100.")]
    public int LeastConfidence { get; set; } = 60;

    public int Version { get; set; }
}
