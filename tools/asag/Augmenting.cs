using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.Asag;

/// <summary>Answers that no student of the data wrote and some student will: the reference itself, its negation, the question, another question's reference, its words in a row.</summary>
internal static class Augmenting
{
    private static readonly HashSet<string> Auxiliaries = ["is", "are", "was", "were", "can", "will", "could", "should", "must", "does", "do", "has", "have"];

    public static IEnumerable<Graded> Of(Asked asked, Asked other)
    {
        foreach (var reference in asked.References.Take(3))
        {
            yield return new(reference, "correct");
            yield return new($"I think that {reference}", "correct");
            yield return new($"It is not true that {reference}", "contradictory");
            if (Negated(reference) is { } negated) yield return new(negated, "contradictory");
            var words = Passage.Read(reference).Content;
            if (words.Count > 3) yield return new(string.Join(' ', words.Take(words.Count / 3).Select(w => w.Word)), "incorrect");
        }

        yield return new(asked.Question, "incorrect");
        yield return new(other.References[0], "incorrect");
        yield return new($"{asked.Question} {other.References[0]}", "incorrect");
    }

    private static string? Negated(string reference)
    {
        var words = reference.Split(' ').ToList();
        var place = words.FindIndex(w => Auxiliaries.Contains(w.ToLowerInvariant()));
        if (place < 0 || words.Any(w => Polarity.IsNegator(w.ToLowerInvariant()))) return null;
        words.Insert(place + 1, "not");
        return string.Join(' ', words);
    }
}
