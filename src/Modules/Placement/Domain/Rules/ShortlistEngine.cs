namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>The way in which a shortlist's scores come from facts. All of it is decimal arithmetic, so the same inputs give the same bits on any machine.</summary>
internal static class ShortlistEngine
{
    /// <summary>To be raised with any change of what comes out for the same inputs; shortlists name the one they were made by.</summary>
    public const int Version = 1;

    /// <summary>The score and its parts; a fact that is not known earns nothing.</summary>
    public static (decimal Score, IReadOnlyList<ScorePart> Parts) Score(Ranking ranking, FactSheet facts)
    {
        var parts = new ScorePart[ranking.Parts.Count];
        var score = 0m;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Part(ranking.Parts[i], facts);
            score += parts[i].Points;
        }

        return (score, parts);
    }

    private static ScorePart Part(RankingPart part, FactSheet facts)
    {
        var value = part.Fact == Facts.Skills
            ? facts.Texts(Facts.Skills) is { } own ? RuleEvaluation.Has(part.Skills ?? [], own).Count() : null
            : facts.Number(part.Fact);
        // Each part is rounded, so that the parts that people see add up to the score exactly.
        var points = value is { } known ? decimal.Round(part.Weight * Share(part, known), 6, MidpointRounding.ToEven) : 0;
        return new(part.Label, points, part.Weight, value is { } told ? RuleWords.Amount(part.Fact, told) : "not known", part.Fact);
    }

    private static decimal Share(RankingPart part, decimal value) =>
        part.From == part.To ? (value >= part.To ? 1 : 0) : Math.Clamp((value - part.From) / (part.To - part.From), 0, 1);
}

/// <summary>One part of a score, as it is kept and shown.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Points">What was earned, to six places.</param>
/// <param name="Most">What could be earned.</param>
/// <param name="Value">The fact it came from, as people write it.</param>
/// <param name="Fact">That fact's key.</param>
internal sealed record ScorePart(string Label, decimal Points, decimal Most, string Value, string Fact = "");
