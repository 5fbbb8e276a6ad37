using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>An answer that only says what the question says, where something else is to be said.</summary>
internal static class Echo
{
    private const double Mostly = 0.8;

    public static Remark? Find(Passage answer, Passage question, IReadOnlyList<Passage> targets, Comparer comparer)
    {
        var (words, all) = (answer.Content.DistinctBy(t => t.Stem).ToList(), answer.Content.DistinctBy(t => t.Stem).Sum(t => t.Weight));
        if (words.Count < 3 || words.Where(IsEchoed).Sum(t => t.Weight) < Mostly * all) return null;
        // An answer may choose among what the question names; that is said with few of its words.
        if (targets.Any(t => !t.Content.Any(w => !comparer.IsAsked(w))) && words.Count < 0.6 * question.Content.DistinctBy(t => t.Stem).Count()) return null;
        var fresh = words.Where(w => !IsEchoed(w)).ToList();
        if (fresh.Exists(w => targets.Any(t => t.Has(w.Stem)))) return null;
        return new("You repeated the question", "Words of the question earn nothing: say in your own words what is asked.", "The answer repeats the question.", 0, false, answer.Tokens);

        bool IsEchoed(Token token) => question.Has(token.Stem) || (!targets.Any(t => t.Has(token.Stem)) && question.Content.Any(q => Lexicon.AreSynonyms(q.Stem, token.Stem)));
    }
}
