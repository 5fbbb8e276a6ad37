using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>Answers in another language than the question's, which this scorer cannot read.</summary>
internal static class Tongue
{
    private const int Fewest = 4;
    private const double MostForeign = 0.3, LeastKnown = 0.6, LeastSmall = 0.2;

    public static Remark? Find(Passage answer, Passage question, IReadOnlyList<Passage> targets)
    {
        if (answer.Disguise.Foreign <= MostForeign && !IsUnknown(answer, question, targets)) return null;
        if (answer.Disguise.LookAlikes * 2 > answer.Tokens.Count) return null; // Disguised English: its own remark.
        return new("Another language", "This does not look like English, which is what can be scored here; a person will look at your answer.", "The answer does not look like English.", 1, true, answer.Tokens);
    }

    /// <summary>Few of its words are English ones, and few of the small ones that every English sentence has.</summary>
    private static bool IsUnknown(Passage answer, Passage question, IReadOnlyList<Passage> targets)
    {
        var words = answer.Tokens.Where(t => t.Word.Length > 1).ToList();
        if (words.Count < Fewest) return false;
        var known = words.Count(t => !t.IsContent || (t.Word.Length > 3 && t.Weight < 0.9) || question.Has(t.Stem) || targets.Any(r => r.Has(t.Stem)));
        var small = words.Count(t => !t.IsContent);
        return known < LeastKnown * words.Count && small < LeastSmall * words.Count;
    }
}
