using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Domain;

/// <summary>
/// How marks become a score. One is enough, unless the assessment wants two; two that are within its tolerance count by their mean, otherwise a third person decides.
/// </summary>
internal static class MarkRules
{
    /// <summary>What the next mark of an answer is, given those that it has; null: it has all.</summary>
    public static MarkKind? Next(IReadOnlyCollection<Mark> given, bool wantsTwo) => given.Count switch
    {
        0 => MarkKind.First,
        1 when wantsTwo => MarkKind.Second,
        2 => MarkKind.Third,
        _ => null,
    };

    /// <summary>The score that counts once these marks are there, as a fraction; null: another person has to mark.</summary>
    /// <param name="marks">In the order in which they were given.</param>
    /// <param name="wantsTwo">Whether two people are to mark it.</param>
    /// <param name="tolerance">In per cent of the question's points.</param>
    public static decimal? Decide(IReadOnlyList<Mark> marks, bool wantsTwo, int tolerance) => marks switch
    {
        [.., { Kind: MarkKind.Third } last] => last.Fraction,
        [var first, var second] => Agree(first, second, tolerance) ? Math.Round((first.Fraction + second.Fraction) / 2, Score.Places, MidpointRounding.AwayFromZero) : null,
        [var only] when !wantsTwo => only.Fraction,
        _ => null,
    };

    public static bool Agree(Mark first, Mark second, int tolerance) => Math.Abs(first.Fraction - second.Fraction) * 100 <= tolerance;

    /// <summary>The points of each part by the marks that count, or null where they were not all given by parts.</summary>
    public static IReadOnlyList<decimal>? Parts(IReadOnlyList<Mark> marks)
    {
        var counting = marks[^1].Kind == MarkKind.Second ? marks : [marks[^1]];
        var parts = counting.Select(m => m.PartPoints).OfType<IReadOnlyList<decimal>>().ToList();
        return parts.Count == counting.Count && parts.DistinctBy(p => p.Count).Count() == 1
            ? [.. Enumerable.Range(0, parts[0].Count).Select(i => parts.Average(p => p[i]))] : null;
    }

    /// <summary>What the learner reads: every marker's reason, at most 500 characters.</summary>
    public static string Reason(IReadOnlyList<Mark> marks)
    {
        var counting = marks[^1].Kind == MarkKind.Second ? marks : [marks[^1]];
        return string.Join(" ", (counting.Count > 1 ? ["Two people marked this without seeing each other's mark; their mean counts."] : Array.Empty<string>())
            .Concat(counting.Select(m => m.Reason).Distinct())).Shorten(500);
    }
}
