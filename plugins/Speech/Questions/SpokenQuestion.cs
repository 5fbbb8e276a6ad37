using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrepPlatform.Speech.Questions;

/// <summary>A question that is answered aloud.</summary>
/// <param name="Prompt">What is asked.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="MaxSeconds">How long a recording may be.</param>
/// <param name="References">Model answers.</param>
/// <param name="KeyPoints">What a full answer says.</param>
internal sealed record SpokenQuestion(string Prompt, decimal Points, int MaxSeconds, IReadOnlyList<string> References, IReadOnlyList<string> KeyPoints)
{
    private const int UsualSeconds = 120;

    /// <summary>What deserves everything.</summary>
    public string Best => References.Count > 0 ? References[0] : string.Join(' ', KeyPoints.Select(k => k.TrimEnd() is var text && text.Length > 0 && char.IsPunctuation(text[^1]) ? text : $"{text}."));

    public static SpokenQuestion Read(JsonElement definition) => new(
        definition.GetProperty("prompt").GetString()!,
        definition.TryGetProperty("points", out var points) && points.TryGetDecimal(out var value) && value > 0 ? value : 1,
        definition.TryGetProperty(TypeFile.MaxSeconds, out var seconds) ? seconds.GetInt32() : UsualSeconds,
        [.. List(definition, "references").Select(r => r.GetString()!)],
        [.. List(definition, "keyPoints").Select(k => k.GetProperty("text").GetString()!)]);

    /// <summary>The same as a short answer's question.</summary>
    public static JsonElement AsText(JsonElement definition)
    {
        var fields = JsonNode.Parse(definition.GetRawText())!.AsObject();
        fields.Remove(TypeFile.MaxSeconds);
        return JsonSerializer.SerializeToElement(fields);
    }

    private static IEnumerable<JsonElement> List(JsonElement owner, string name) => owner.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];
}
