using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Questions;

/// <summary>What an author of a free-text question can get wrong.</summary>
internal static class TextCheck
{
    public static IEnumerable<DefinitionProblem> Find(TextQuestion question)
    {
        if (string.IsNullOrWhiteSpace(question.Prompt)) yield return new("prompt", "Write the question.");
        if (question.References.Count == 0 && question.KeyPoints.Count == 0)
            yield return new("references", "Write a model answer, or add a key point: answers are held against them.");
        foreach (var problem in Texts("references", "", question.References, question, "model answer")) yield return problem;
        foreach (var problem in Texts("keyPoints", ".text", [.. question.KeyPoints.Select(k => k.Text)], question, "key point")) yield return problem;
        for (var i = 0; i < question.KeyPoints.Count; i++)
            if (question.KeyPoints[i].ReadNext is { Length: > 0 } url && !IsAddress(url)) yield return new($"keyPoints[{i}].readNext", NoAddress);
        for (var i = 0; i < question.ReadNext.Count; i++)
            if (string.IsNullOrWhiteSpace(question.ReadNext[i].Title)) yield return new($"readNext[{i}].title", "Write what the learner will find there.");
            else if (!IsAddress(question.ReadNext[i].Url)) yield return new($"readNext[{i}].url", NoAddress);
    }

    private const string NoAddress = "Write a whole web address that begins with https:// or http://.";

    public static bool IsAddress(string url) =>
        Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    private static IEnumerable<DefinitionProblem> Texts(string list, string property, IReadOnlyList<string> texts, TextQuestion question, string what)
    {
        var read = texts.Select(Passage.Read).ToList();
        for (var i = 0; i < read.Count; i++)
        {
            var (path, passage) = ($"{list}[{i}]{property}", read[i]);
            if (passage.IsEmpty) yield return new(path, $"This {what} has no words: write one, or take it out.");
            else if (passage.SaysTheSame(question.Asked)) yield return new(path, $"This {what} only repeats the question, whose words earn nothing: say what is to be said.");
            else if (read.FindIndex(passage.SaysTheSame) is var same && same < i) yield return new(path, $"This says the same as {what} {same + 1}: change one of them.");
        }
    }
}
