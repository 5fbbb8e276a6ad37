using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>An answer to the same question that a person has scored, and what the scorer says of it.</summary>
internal sealed record Example(Passage Answer, double Given, double Own);

/// <summary>
/// Learns from people how this question is marked: a line through their scores over the scorer's own, drawn towards "no change" the more the fewer there are
/// (ridge regression), then the scores of the most similar answers, weighed by their likeness.
/// </summary>
internal static class Marked
{
    private const double Prior = 6, PriorOfSlope = 2, Neighbours = 1.0;
    private const int Sharpness = 6;

    public static double Adjust(double own, Passage answer, IReadOnlyList<Example> examples)
    {
        if (examples.Count == 0) return own;
        if (examples.Where(e => e.Answer.SaysTheSame(answer)).ToList() is [_, ..] same) return same.Average(e => e.Given);
        var line = Line(own, examples);
        var (weights, sum) = (0.0, 0.0);
        foreach (var example in examples)
        {
            var weight = Math.Pow(Comparer.Cosine(example.Answer, answer), Sharpness);
            (weights, sum) = (weights + weight, sum + weight * (example.Given - Line(example.Own, examples)));
        }

        return Math.Clamp(line + sum / (weights + Neighbours), 0, 1);
    }

    private static double Line(double own, IReadOnlyList<Example> examples)
    {
        var (meanOwn, meanGiven) = (examples.Average(e => e.Own), examples.Average(e => e.Given));
        var variance = examples.Sum(e => (e.Own - meanOwn) * (e.Own - meanOwn));
        var slope = (examples.Sum(e => (e.Own - meanOwn) * (e.Given - meanGiven)) + PriorOfSlope) / (variance + PriorOfSlope);
        var trust = examples.Count / (examples.Count + Prior);
        return Math.Clamp(own + trust * (meanGiven + Math.Max(0, slope) * (own - meanOwn) - own), 0, 1);
    }
}
