using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>Compares an answer with references as training and scoring both do.</summary>
internal static class Reader
{
    /// <summary>The comparison with the reference that the answer is nearest to.</summary>
    public static Comparison Nearest(Comparer comparer, Passage answer, IReadOnlyList<Passage> targets)
    {
        var all = targets.Select(t => Stretches.Best(comparer, answer, t)).OrderByDescending(c => c.Rank).ToList();
        var best = all[0];
        best[Feature.SecondBest] = all.Count > 1 ? all[1].Rank / 4 : best.Rank / 4;
        best[Feature.MostRecall] = all.Max(c => c[Feature.NewRecall]);
        best[Feature.MostPrecision] = all.Max(c => c[Feature.NewPrecision]);
        best[Feature.MeanF] = all.Average(c => c[Feature.NewF]);
        best[Feature.Known] = Known(comparer, best.Answer, targets);
        best[Feature.References] = Math.Min(6, all.Count);
        return best;
    }

    /// <summary>Part of what the answer says beyond the question that stands in any reference.</summary>
    private static double Known(Comparer comparer, Passage answer, IReadOnlyList<Passage> targets)
    {
        var own = answer.Content.DistinctBy(t => t.Stem).Where(t => !comparer.IsAsked(t)).ToList();
        return own.Count == 0 ? 0 : own.Where(t => targets.Any(r => r.Has(t.Stem))).Sum(t => t.Weight) / own.Sum(t => t.Weight);
    }
}
