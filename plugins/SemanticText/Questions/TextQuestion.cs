using System.Text.Json;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Questions;

/// <summary>Something to read, for a learner.</summary>
internal sealed record Link(string Title, string Url);

/// <summary>What a full answer says.</summary>
internal sealed record KeyPoint(string Text, decimal Weight, string ReadNext);

/// <summary>A question with what is right.</summary>
internal sealed record TextQuestion(string Prompt, decimal Points, IReadOnlyList<string> References, IReadOnlyList<KeyPoint> KeyPoints, IReadOnlyList<Link> ReadNext)
{
    public Passage Asked => field ??= Passage.Read(Prompt);

    /// <summary>Whether signs such as "%" or "&lt;" are part of what is asked or right.</summary>
    public bool HasSigns => References.Append(Statements).Select(Passage.Read).Append(Asked).Any(p => p.Signs.Count > 0);

    /// <summary>The key points one after the other.</summary>
    public string Statements => string.Join(' ', KeyPoints.Select(k => k.Text.TrimEnd() is var text && (text.Length == 0 || char.IsPunctuation(text[^1])) ? text : $"{text}."));

    /// <summary>The first model answer, or what the key points say.</summary>
    public string Best => References.Count > 0 ? References[0] : Statements;

    public static TextQuestion Read(JsonElement definition) => new(
        definition.GetProperty("prompt").GetString()!,
        definition.TryGetProperty("points", out var points) && points.TryGetDecimal(out var value) && value > 0 ? value : 1,
        [.. List(definition, "references").Select(r => r.GetString()!)],
        [.. List(definition, "keyPoints").Select(k => new KeyPoint(Text(k, "text"), k.TryGetProperty("points", out var p) ? p.GetDecimal() : 1, Text(k, "readNext")))],
        [.. List(definition, "readNext").Select(l => new Link(Text(l, "title"), Text(l, "url")))]);

    private static IEnumerable<JsonElement> List(JsonElement owner, string name) => owner.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    private static string Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
}
