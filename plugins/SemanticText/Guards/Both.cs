using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;
using PrepPlatform.SemanticText.Scoring;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>An answer that says a thing in one sentence and its opposite in another, so that one of them must be right.</summary>
internal static class Both
{
    private const double Said = 0.5, SameMatter = 0.6;
    private const int MostSentences = 48;

    public static Remark? Find(Passage answer, IReadOnlyList<Found> parts, Comparer comparer)
    {
        if (answer.Sentences < 2) return null;
        var sentences = Enumerable.Range(0, Math.Min(MostSentences, answer.Sentences)).Select(s => answer.Part(s, s)).Where(s => s.Content.Count > 0).ToList();
        foreach (var part in parts.Where(p => p is { Contradicted: false, Earned: >= Said }))
            if (sentences.Find(s => part.Part.Targets.Any(t => Denies(comparer.Compare(s, t)))) is { } denial)
                return new("You say both", "One of your sentences says this and another one the opposite; a person will look at it.", "The answer says a thing and its opposite.", 1, true, denial.Tokens);
        return null;
    }

    /// <summary>It contradicts what it speaks of, and speaks of the same in everything else: "writes are slower" is no denial of "reads are faster".</summary>
    private static bool Denies(Comparison sentence)
    {
        if (sentence[Feature.YesNo] < 0 || !Contradiction.In(sentence) || !sentence.Matches.Any(m => m.Contradicts)) return false;
        var rest = sentence.Matches.Where(m => !m.Contradicts).ToList();
        if (rest.Count == 0) return !sentence.Matches.Any(m => m.IsOpposite);
        return rest.Sum(m => m.Likeness * m.Weight) >= SameMatter * rest.Sum(m => m.Weight);
    }
}
