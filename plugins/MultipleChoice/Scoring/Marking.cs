using PrepPlatform.Evaluators;

namespace PrepPlatform.MultipleChoice.Scoring;

/// <summary>Makes results of parts. Parts are rounded so that together they make the whole: a third is 0.333333, 0.333334 and 0.333333.</summary>
internal static class Marking
{
    private const int Digits = 6, LongestReason = 1000;

    public static EvaluationResult NotAnswered(decimal points) => Of(0, [new Criterion("Answer", 0, points, "Not answered.")]);

    /// <summary>Every part earns its share; never below nothing.</summary>
    public static EvaluationResult ByParts(decimal points, IReadOnlyList<Part> parts)
    {
        var worth = 0;
        foreach (var part in parts) worth += part.Worth;
        if (worth == 0) return EvaluationResult.NotEvaluable("Nothing in this question is marked as right.");
        var criteria = new List<Criterion>(parts.Count + 1);
        var (earned, gains, losses) = (0, 0, 0);
        foreach (var part in parts)
        {
            earned += part.Earned;
            var max = part.Worth > 0 ? Next(ref gains) : 0;
            criteria.Add(new Criterion(part.Name, part.Earned switch { > 0 => max, < 0 => -Next(ref losses), _ => 0 }, max, Fit(part.Reason)));
        }

        if (earned < 0) criteria.Add(new Criterion("Never below nothing", 0, 0, "Wrong choices take away no more than right ones earned."));
        return Of(Share(1, Math.Max(0, earned), worth), criteria);

        decimal Next(ref int before) => -Share(points, before, worth) + Share(points, ++before, worth);
    }

    /// <summary>The whole counts when every part is right; the parts only say what was not.</summary>
    /// <param name="points">Of the question.</param>
    /// <param name="whole">What has to be right as a whole: "All blanks".</param>
    /// <param name="parts">The parts.</param>
    public static EvaluationResult AllOrNothing(decimal points, string whole, IReadOnlyList<Part> parts)
    {
        var right = parts.All(p => p.Earned == p.Worth);
        var criteria = new List<Criterion>(parts.Count + 1)
        {
            new(whole, right ? points : 0, points, right ? "Everything is right." : "Not everything is right, and only the whole counts here."),
        };
        criteria.AddRange(parts.Select(p => new Criterion(p.Name, 0, 0, Fit(p.Reason))));
        return Of(right ? 1 : 0, criteria);
    }

    private static EvaluationResult Of(decimal score, IReadOnlyList<Criterion> criteria) => new() { Outcome = Outcome.Scored, Score = score, Criteria = criteria };

    private static decimal Share(decimal points, int parts, int worth) => decimal.Round(points * parts / worth, Digits);

    public static string Fit(string reason) => Saying.Cut(reason, LongestReason);
}
