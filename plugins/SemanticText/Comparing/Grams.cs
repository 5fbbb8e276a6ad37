using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Comparing;

/// <summary>Likeness by runs of four letters within words, which finds what no list of forms knows.</summary>
internal static class Grams
{
    private const int Letters = 4, MostWords = 400;

    /// <summary>Part of the target's runs that the answer has, with Dice's coefficient to even out lengths.</summary>
    public static double Likeness(Passage answer, Passage target)
    {
        var (one, other) = (Of(answer), Of(target));
        if (one.Count == 0 || other.Count == 0) return 0;
        var shared = other.Count(one.Contains);
        return (shared / (double)other.Count + 2.0 * shared / (one.Count + other.Count)) / 2;
    }

    private static HashSet<string> Of(Passage passage)
    {
        var grams = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in passage.Content.Take(MostWords))
        {
            var word = $"_{token.Stem}_";
            for (var i = 0; i + Letters <= Math.Max(Letters, word.Length); i++) grams.Add(word.Substring(i, Math.Min(Letters, word.Length - i)));
        }

        return grams;
    }
}
