using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Comparing;

/// <summary>
/// Finds who does what to whom turned round: two words of one sentence that have changed sides of a third, "the server asks the client" for "the client
/// asks the server". A passive ("is asked by") may turn them, and what says the same in both directions ("A is B", "A and B differ") does not count.
/// </summary>
internal static class Swap
{
    private static readonly HashSet<string> EitherWay =
        ["is", "are", "was", "were", "be", "and", "or", "with", "the", "a", "an", "of", "in", "on", "at", "as", "it", "its", "that", "which", "they", "their", "this", "these", "have", "has", "had", "do", "does", "not", "can", "will", "both", "same", "differ", "differs", "different", "equal", "equals", "between", "so", "because"];

    public static bool Found(IReadOnlyList<Match> matches, Passage answer, Passage target)
    {
        var sure = matches.Where(m => m.Likeness >= 0.85 && !m.IsOpposite && Once(answer, m.Found.Stem) && Once(target, m.Wanted.Stem)).ToList();
        for (var i = 0; i < sure.Count; i++)
            for (var j = i + 1; j < sure.Count; j++)
                if (Turned(sure[i], sure[j], answer, target) || Turned(sure[j], sure[i], answer, target)) return true;
        return false;
    }

    private static bool Turned(Match first, Match second, Passage answer, Passage target)
    {
        if (first.Wanted.Clause != second.Wanted.Clause || first.Found.Clause != second.Found.Clause) return false;
        if (first.Wanted.Start > second.Wanted.Start || first.Found.Start < second.Found.Start) return false;
        var (there, here) = (Between(target, first.Wanted, second.Wanted), Between(answer, second.Found, first.Found));
        if (Has(there, "by") != Has(here, "by") || Has(there, "of") || Has(here, "of")) return false;
        var (verbs, others) = (Relation(there), Relation(here));
        var shared = verbs.Intersect(others, StringComparer.Ordinal).Count();
        return 2 * shared > Math.Max(verbs.Count, others.Count);
    }

    private static bool Has(List<Token> tokens, string word) => tokens.Exists(t => t.Word == word);

    private static List<string> Relation(List<Token> between) => [.. between.Where(t => !EitherWay.Contains(t.Word)).Select(t => t.Stem).Distinct(StringComparer.Ordinal)];

    private static bool Once(Passage passage, string stem) => passage.Content.Count(t => t.Stem == stem) == 1;

    private static List<Token> Between(Passage passage, Token from, Token to) => [.. passage.Tokens.Where(t => t.Start >= from.End && t.End <= to.Start)];
}
