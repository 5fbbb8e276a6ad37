using PrepPlatform.Evaluators;

namespace PrepPlatform.Assessments.Domain;

/// <summary>The parts that a person may score one by one: an evaluator's criteria, where they make up the question's points.</summary>
internal static class MarkParts
{
    private const decimal Slack = 0.01m;

    /// <summary>The criteria to give points for; empty: there is only the whole.</summary>
    public static IReadOnlyList<Criterion> Of(IReadOnlyList<Criterion>? criteria, decimal points)
    {
        var parts = criteria?.Where(c => c.Max > 0).ToList() ?? [];
        return Math.Abs(parts.Sum(c => c.Max) - points) <= Slack ? parts : [];
    }

    /// <summary>The same criteria with a person's points; remarks stay, what an evaluator took away does not.</summary>
    public static IReadOnlyList<Criterion>? With(IReadOnlyList<Criterion>? criteria, decimal max, IReadOnlyList<decimal>? points)
    {
        if (points is null || Of(criteria, max) is not { Count: > 0 } parts || parts.Count != points.Count) return null;
        var at = 0;
        return [.. criteria!.Where(c => c.Max > 0 || c.Points >= 0).Select(c => c.Max > 0 ? c with { Points = points[at++] } : c)];
    }
}
