using System.Text.Json;

namespace PrepPlatform.Assessments.Areas.Assessments.Marking;

/// <summary>What a question's author says of how it is marked, read without knowing its type.</summary>
/// <param name="Rubric">Markdown, or empty.</param>
/// <param name="KeyPoints">What a good answer says, with its points where they are given.</param>
/// <param name="References">Model answers.</param>
internal sealed record Guidance(string Rubric, IReadOnlyList<(string Text, decimal? Points)> KeyPoints, IReadOnlyList<string> References)
{
    public bool IsEmpty => Rubric.Length == 0 && KeyPoints.Count == 0 && References.Count == 0;

    public static Guidance Of(JsonElement definition) => new(
        definition.TryGetProperty("rubric", out var rubric) && rubric.ValueKind == JsonValueKind.String ? rubric.GetString()! : "",
        [.. List(definition, "keyPoints").Select(p => p.ValueKind == JsonValueKind.Object ? (Text(p, "text"), Points(p)) : (p.ToString(), null)).Where(p => p.Item1.Length > 0)],
        [.. List(definition, "references").Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString()!)]);

    private static IEnumerable<JsonElement> List(JsonElement definition, string name) =>
        definition.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static decimal? Points(JsonElement item) => item.TryGetProperty("points", out var points) && points.ValueKind == JsonValueKind.Number && points.TryGetDecimal(out var number) ? number : null;
}
