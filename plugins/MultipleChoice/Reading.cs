using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.MultipleChoice;

/// <summary>Reads what schemas leave out where nothing is said.</summary>
internal static class Reading
{
    public static string Prompt(this JsonElement definition) => definition.Text("prompt");

    public static decimal Points(this JsonElement definition) =>
        definition.TryGetProperty("points", out var points) && points.TryGetDecimal(out var value) && value > 0 ? value : 1;

    public static string Text(this JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    public static bool Yes(this JsonElement owner, string name, bool otherwise) =>
        owner.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.True : otherwise;

    public static JsonElement[] List(this JsonElement owner, string name) => owner.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    public static string[] Texts(this JsonElement owner, string name) => Array.ConvertAll(owner.List(name), t => t.GetString()!);

    /// <summary>What every type asks of its author: a question.</summary>
    public static List<DefinitionProblem> CheckPrompt(this JsonElement definition) =>
        string.IsNullOrWhiteSpace(definition.Prompt()) ? [new DefinitionProblem("prompt", "Write the question.")] : [];
}
