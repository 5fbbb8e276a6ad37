using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Comparing;

/// <summary>Finds for each word of a target the word of the answer that stands for it.</summary>
/// <param name="tolerant">Whether slips of the finger count as the word that was meant.</param>
internal sealed class Alignment(bool tolerant)
{
    private const double Form = 0.8, Synonym = 0.85, Slip = 0.9, Opposite = 0.8;
    private const int Beginning = 5, MostWords = 2000;

    public List<Match> Find(Passage answer, Passage target)
    {
        var found = answer.Content.ToLookup(t => t.Stem, StringComparer.Ordinal);
        // Nobody has so many words of their own to say one thing; a dump of a dictionary costs time.
        var words = answer.Content.DistinctBy(t => t.Stem).Take(MostWords).ToList();
        return [.. target.Content.DistinctBy(t => t.Stem).Select(wanted => Best(wanted, found, words))];
    }

    private Match Best(Token wanted, ILookup<string, Token> found, List<Token> words)
    {
        var best = default(Match) with { Wanted = wanted };
        // Of several places the one that agrees, so that a text may first say what is not.
        foreach (var same in found[wanted.Stem])
            if (new Match(wanted, same, 1, false) is var match && (best.Likeness == 0 || !match.Contradicts)) best = match;
        if (best.Likeness > 0) return best;
        foreach (var word in words)
            if (Like(wanted, word) is var likeness && likeness > best.Likeness) best = new Match(wanted, word, likeness, false);
        if (best.Likeness > 0) return best;
        foreach (var word in words)
            if (Lexicon.AreOpposites(wanted.Stem, word.Stem)) return new Match(wanted, word, Opposite, true);
        return best;
    }

    private double Like(Token wanted, Token word)
    {
        if (Lexicon.AreSynonyms(wanted.Stem, word.Stem)) return Synonym;
        if (Lexicon.IsNumber(wanted.Stem) || Lexicon.IsNumber(word.Stem)) return 0;
        if (tolerant && !Lexicon.IsCommon(word.Stem) && Spelling.IsSlipOf(word.Word, wanted.Word)) return Slip;
        return ShareBeginning(wanted.Stem, word.Stem) && !Lexicon.AreOpposites(wanted.Stem, word.Stem) ? Form : 0;
    }

    /// <summary>"evaporation" and "evaporated", "conductivity" and "conductor".</summary>
    private static bool ShareBeginning(string one, string other)
    {
        var shared = one.AsSpan().CommonPrefixLength(other);
        return shared >= Beginning && shared * 10 >= 7 * Math.Max(one.Length, other.Length);
    }
}
