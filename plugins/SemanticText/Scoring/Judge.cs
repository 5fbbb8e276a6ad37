using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Guards;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>Judges answers to one question.</summary>
/// <param name="question">As asked.</param>
/// <param name="comparer">For this question.</param>
/// <param name="trees">The weights that go with the encoder, or those for words alone.</param>
/// <param name="meanings">The encoder's part, or null.</param>
internal sealed class Judge(Passage question, Comparer comparer, Trees trees, Meanings? meanings)
{
    // Below and above these a person hardly ever decides otherwise.
    private const double Nothing = 0.12, Everything = 0.82, Denied = 0.1;

    public async Task<Verdict> JudgeAsync(Plan plan, Passage answer, CancellationToken cancellation)
    {
        var parts = plan.Parts.Select(p => (Nearest: Reader.Nearest(comparer, answer, p.Targets), p.Targets)).ToList();
        var whole = plan.Whole.Count == 0 ? null : Reader.Nearest(comparer, answer, plan.Whole);
        if (meanings is not null) await meanings.AddAsync(answer, question, whole is null ? parts : [.. parts, (whole, plan.Whole)], cancellation);
        var found = plan.Parts.Zip(parts, (part, p) => Find(part, p.Nearest)).ToList();
        return plan.WholeDecides ? ByWhole(found, whole!) : ByParts(found, whole);
    }

    private Found Find(Part part, Comparison nearest)
    {
        var (probability, contradicted) = (trees.Judge(nearest.Values), Contradiction.In(nearest));
        return new(part, nearest, probability, contradicted ? Math.Min(Denied, Stretch(probability)) : Stretch(probability), contradicted);
    }

    /// <summary>The parts' words say what of the whole was found; how much it is worth says the whole.</summary>
    private Verdict ByWhole(List<Found> parts, Comparison whole)
    {
        var (probability, denied) = (trees.Judge(whole.Values), Contradiction.In(whole) || parts.Exists(p => p.Contradicted));
        var shares = parts.ConvertAll(p => p with { Earned = parts.Count == 1 ? p.Earned : p.Nearest[Feature.NewRecall] });
        if (parts.Count == 1) shares[0] = shares[0] with { Nearest = whole, Probability = probability, Contradicted = denied };
        var score = denied ? Math.Min(Denied, Stretch(probability)) : Stretch(probability);
        return new(Share.Out(shares, score), score, Sure(probability));
    }

    private Verdict ByParts(List<Found> parts, Comparison? whole)
    {
        var all = (double)parts.Sum(p => p.Part.Weight);
        var score = parts.Sum(p => p.Earned * (double)p.Part.Weight) / all;
        var sure = parts.Sum(p => Sure(p.Probability) * (double)p.Part.Weight) / all;
        if (whole is null || parts.Exists(p => p.Contradicted) || Contradiction.In(whole) || Stretch(trees.Judge(whole.Values)) is var other && other <= score)
            return new(parts, score, sure);
        // Who says all of a model answer says its points, in whatever words.
        var raised = (score + other) / 2;
        return new(Share.Out(parts, raised), raised, sure);
    }

    private static double Stretch(double probability) => Math.Clamp((probability - Nothing) / (Everything - Nothing), 0, 1);

    private static double Sure(double probability) => Math.Max(probability, 1 - probability);
}
