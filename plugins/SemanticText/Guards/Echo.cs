using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>An answer that only says what the question says, where something else is to be said. Where it may be a choice or a denial, a person looks.</summary>
internal static class Echo
{
    private const double Mostly = 0.8, WholeQuestion = 0.9;

    public static Remark? Find(Passage answer, Passage question, IReadOnlyList<Passage> targets, Comparer comparer)
    {
        var (words, all) = (answer.Content.DistinctBy(t => t.Stem).ToList(), answer.Content.DistinctBy(t => t.Stem).Sum(t => t.Weight));
        if (words.Count < 3 || words.Where(IsEchoed).Sum(t => t.Weight) < Mostly * all) return null;
        // An answer may choose among what the question names; that is said with few of its words.
        if (targets.Any(t => !t.Content.Any(w => !comparer.IsAsked(w))) && words.Count < 0.6 * question.Content.DistinctBy(t => t.Stem).Count()) return null;
        var fresh = words.Where(w => !IsEchoed(w)).ToList();
        if (fresh.Exists(w => targets.Any(t => t.Has(w.Stem)))) return null;
        var chosen = Chosen(answer, question);
        if (chosen is { } one && targets.Any(t => t.Has(one.Taken) && !t.Has(one.Left))) return null;
        var review = chosen is not null || !IsWhole(answer, question);
        return new("You repeated the question", "Words of the question earn nothing: say in your own words what is asked.", "The answer repeats the question.", 0, review, answer.Tokens);

        bool IsEchoed(Token token) => question.Has(token.Stem) || (!targets.Any(t => t.Has(token.Stem)) && question.Content.Any(q => Lexicon.AreSynonyms(q.Stem, token.Stem)));
    }

    /// <summary>Of "A or B" in the question the one that the answer names alone.</summary>
    private static (string Taken, string Left)? Chosen(Passage answer, Passage question)
    {
        foreach (var or in question.Tokens.Where(t => t.Word == "or"))
        {
            var (one, other) = (question.Content.LastOrDefault(t => t.End <= or.Start).Stem, question.Content.FirstOrDefault(t => t.Start >= or.End).Stem);
            if (one is null || other is null || answer.Has(one) == answer.Has(other)) continue;
            return answer.Has(one) ? (one, other) : (other, one);
        }

        return null;
    }

    /// <summary>Nearly all that the question says, and no "not" that it has not.</summary>
    private static bool IsWhole(Passage answer, Passage question)
    {
        var asked = question.Content.DistinctBy(t => t.Stem).ToList();
        return asked.Where(t => answer.Has(t.Stem)).Sum(t => t.Weight) >= WholeQuestion * asked.Sum(t => t.Weight) && answer.Content.Any(t => t.IsDenied) == question.Content.Any(t => t.IsDenied);
    }
}
