using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Speech.Questions;

/// <summary>What an author of a spoken question can get wrong: what a short answer's author can, as far as it shows without reading the texts as the scorer does.</summary>
internal static class SpokenCheck
{
    private const string NoAddress = "Write a whole web address that begins with https:// or http://.";

    public static IEnumerable<DefinitionProblem> Find(JsonElement definition)
    {
        var question = SpokenQuestion.Read(definition);
        if (string.IsNullOrWhiteSpace(question.Prompt)) yield return new("prompt", "Write the question.");
        if (question.References.Count == 0 && question.KeyPoints.Count == 0) yield return new("references", "Write a model answer, or add a key point: answers are held against them.");
        foreach (var problem in Texts("references", "", question.References, "model answer")) yield return problem;
        foreach (var problem in Texts("keyPoints", ".text", question.KeyPoints, "key point")) yield return problem;
        foreach (var (path, address) in Addresses(definition))
            if (!IsAddress(address)) yield return new(path, NoAddress);
    }

    private static IEnumerable<DefinitionProblem> Texts(string list, string property, IReadOnlyList<string> texts, string what)
    {
        for (var i = 0; i < texts.Count; i++)
            if (!texts[i].Any(char.IsLetterOrDigit)) yield return new($"{list}[{i}]{property}", $"This {what} has no words: write one, or take it out.");
            else if (texts.Take(i).Contains(texts[i], StringComparer.OrdinalIgnoreCase)) yield return new($"{list}[{i}]{property}", $"This {what} is there twice: change one of them.");
    }

    private static IEnumerable<(string Path, string Address)> Addresses(JsonElement definition)
    {
        if (definition.TryGetProperty("keyPoints", out var points))
            foreach (var (place, point) in points.EnumerateArray().Index())
                if (point.TryGetProperty("readNext", out var address) && address.GetString() is { Length: > 0 } text) yield return ($"keyPoints[{place}].readNext", text);
        if (definition.TryGetProperty("readNext", out var links))
            foreach (var (place, link) in links.EnumerateArray().Index()) yield return ($"readNext[{place}].url", link.GetProperty("url").GetString()!);
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;
}
