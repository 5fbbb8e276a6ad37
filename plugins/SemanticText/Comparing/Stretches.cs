using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Comparing;

/// <summary>The stretches of an answer that may say what one target says: a long answer says other things as well, which are no fault.</summary>
internal static class Stretches
{
    private const int Most = 3, WholeUpTo = 40, Tries = 12;

    /// <summary>The best stretch for a target: the whole of a short answer, or one to three sentences of a long one.</summary>
    public static Comparison Best(Comparer comparer, Passage answer, Passage target)
    {
        if (answer.Sentences <= 1) return comparer.Compare(answer, target);
        var wanted = target.Content.Select(t => t.Stem).ToHashSet();
        var hits = new double[answer.Sentences];
        foreach (var token in answer.Content.Where(t => wanted.Contains(t.Stem))) hits[token.Sentence] += token.Weight;
        var begins = Enumerable.Range(0, hits.Length).OrderByDescending(s => hits[s]).ThenBy(s => s).Take(Tries);
        var best = answer.Content.Count <= WholeUpTo ? comparer.Compare(answer, target) : null;
        foreach (var begin in begins)
            for (var last = begin; last < Math.Min(begin + Most, answer.Sentences); last++)
                if (comparer.Compare(answer.Part(begin, last), target) is var part && (best is null || part.Rank > best.Rank + 1e-9)) best = part;
        return best!;
    }
}
