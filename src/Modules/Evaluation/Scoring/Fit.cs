using System.Runtime.InteropServices;
using System.Text.Json;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Scoring;

/// <summary>The host's own limits, checked before a plugin sees anything. Depth needs none of its own: objects are closed, so a schema's depth is the value's.</summary>
internal static class Fit
{
    public const int MostDefinitionBytes = 128 * 1024, MostResponseBytes = 256 * 1024;

    /// <summary>What is wrong with a question, or nothing.</summary>
    public static IReadOnlyList<DefinitionProblem> Check(OfferedType type, JsonElement definition) => Size(definition) > MostDefinitionBytes
        ? [new DefinitionProblem("", "The question is larger than 128 KiB.")]
        : type.Definition.Check(definition);

    /// <summary>What is wrong with an answer in one sentence, or null.</summary>
    public static string? Problem(OfferedType type, JsonElement response)
    {
        if (Size(response) > MostResponseBytes) return "The answer is larger than 256 KiB.";
        return type.Response.Check(response) is [var first, ..] ? $"The answer does not fit: {Say(first)}" : null;
    }

    public static string Say(DefinitionProblem problem) => problem.Path.Length > 0 ? $"{problem.Path}: {problem.Message}" : problem.Message;

    /// <summary>What the question is worth.</summary>
    public static decimal Points(JsonElement definition) =>
        definition.ValueKind == JsonValueKind.Object && definition.TryGetProperty("points", out var points) && points.ValueKind == JsonValueKind.Number && points.TryGetDecimal(out var number) ? number : 1;

    private static int Size(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? 0 : JsonMarshal.GetRawUtf8Value(element).Length;
}
