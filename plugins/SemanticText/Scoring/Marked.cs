namespace PrepPlatform.SemanticText.Scoring;

/// <summary>An answer to the same question that a person has scored, and what the scorer says of it.</summary>
internal sealed record Example(Print Answer, double Given, double Own);

/// <summary>What a score became by people's.</summary>
/// <param name="Score">The score, 0 to 1.</param>
/// <param name="From">How many answers had a say.</param>
/// <param name="Known">A person has scored the very same answer.</param>
internal sealed record Learnt(double Score, int From, bool Known);

/// <summary>
/// Learns from people how this question is marked: a line through their scores over the scorer's own, drawn towards "no change" the more the fewer there are
/// (ridge regression), then the scores of the most similar answers, weighed by their likeness.
/// </summary>
internal static class Marked
{
    private const double Prior = 6, PriorOfSlope = 2, Neighbours = 1.0;
    private const int Sharpness = 6;

    /// <param name="own">The scorer's own score.</param>
    /// <param name="guarded">A guard has cut it: others' scores do not raise it again, but a person's of the very same answer counts before every guard.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="examples">What people have scored.</param>
    public static Learnt Adjust(double own, bool guarded, Print answer, IReadOnlyList<Example> examples)
    {
        if (examples.Where(e => e.Answer.SaysTheSame(answer)).ToList() is [_, ..] same) return new(same.Average(e => e.Given), examples.Count, true);
        return new(guarded || examples.Count == 0 ? own : Near(own, answer, examples), examples.Count, false);
    }

    private static double Near(double own, Print answer, IReadOnlyList<Example> examples)
    {
        var line = Line(own, examples);
        var (weights, sum) = (0.0, 0.0);
        foreach (var example in examples)
        {
            var weight = Math.Pow(example.Answer.Likeness(answer), Sharpness);
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
