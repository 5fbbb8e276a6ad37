using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Scoring;

/// <summary>Looks at what a plugin returned before anybody is graded by it. Texts that are too long are cut; numbers that cannot be are a fault.</summary>
internal static class ResultCheck
{
    /// <summary>Most parts of a score.</summary>
    public const int MostCriteria = 200;

    private const int Text = 1000, Name = 200, Note = 500, Verdict = 8, Output = 16 * 1024, MostOutput = 256 * 1024, MostEvidence = 100, Awaited = 100;
    private const decimal Near = 0.01m, MostPoints = 1_000_000m;

    /// <exception cref="PluginFault">It cannot be true; the message says why.</exception>
    public static EvaluationResult Accept(EvaluationResult result, decimal points)
    {
        if (Problem(result, points) is { } problem) throw new PluginFault(FaultKind.Lied, $"The evaluator's result was refused: {problem}");
        return result with
        {
            Score = result.Outcome == Outcome.NotEvaluable ? 0 : decimal.Round(result.Score, 6),
            Confidence = decimal.Round(result.Confidence, 6),
            Notes = Cut(result.Notes, Text),
            Verdict = Cut(result.Verdict, Verdict),
            Awaits = result.Awaits is { Length: > 0 } what ? Cut(what, Awaited) : null,
            Spoken = result.Spoken is { } spoken ? SpokenCheck.Trim(spoken) : null,
            Criteria = result.Criteria is { Count: > 0 } criteria && Fits(criteria) ? criteria : [.. result.Criteria.Select(Trim)],
        };
    }

    /// <summary>A part that was told before the result, or null where it cannot be true.</summary>
    public static Criterion? AcceptPart(Criterion part) => IsHollow(part) ? null : Trim(part);

    private static string? Problem(EvaluationResult result, decimal points) => result switch
    {
        _ when !Enum.IsDefined(result.Outcome) => "its outcome does not exist.",
        _ when result.Score is < 0 or > 1 => "its score is not from 0 to 1.",
        _ when result.Confidence is < 0 or > 1 => "its confidence is not from 0 to 1.",
        _ when result.Criteria is null || result.Criteria.Any(IsHollow) => "a criterion is missing.",
        _ when result.Verdict is null => "its verdict is missing.",
        _ when result.Criteria.Sum(c => c.Output.Length) > MostOutput => "its criteria hold more than 256 Ki characters of output.",
        _ when result.Criteria.Any(c => c.Used is { Milliseconds: < 0 } or { Kilobytes: < 0 }) => "a run took less than nothing.",
        _ when result.Next is { MostConfidence: < 0 or > 1 } => "the next step's confidence is not from 0 to 1.",
        _ when result.Spoken is { } spoken && SpokenCheck.Problem(spoken) is { } problem => problem,
        _ when result.Criteria.Count > MostCriteria => "it has more than 200 criteria.",
        _ when result.Criteria.Any(c => Math.Abs(c.Points) > MostPoints || c.Max is < 0 or > MostPoints || c.Points > c.Max) => "a criterion earns more than it could have.",
        _ when result.Criteria.Any(c => c.Evidence.Any(e => e.Start < 0 || e.Length < 0)) => "a piece of evidence lies outside of the answer.",
        _ when result.Outcome == Outcome.Scored && result.Criteria.Count > 0 && !AddsUp(result, points) => "its criteria do not add up to its score.",
        _ => null,
    };

    private static bool IsHollow(Criterion criterion) =>
        criterion?.Name is null || criterion.Reason is null || criterion.Verdict is null || criterion.Output is null || criterion.Evidence is null || criterion.Evidence.Count > MostEvidence || criterion.Evidence.Any(e => e is null);

    /// <summary>What wrong choices take away cannot take more than there is.</summary>
    private static bool AddsUp(EvaluationResult result, decimal points)
    {
        var sum = result.Criteria.Sum(c => c.Points);
        return Math.Abs(Math.Max(0, sum) - result.Score * points) <= Near;
    }

    private static bool Fits(IReadOnlyList<Criterion> criteria)
    {
        foreach (var criterion in criteria)
            if (criterion.Name.Length > Name || criterion.Reason.Length > Text || criterion.Evidence.Count > 0 || criterion.Verdict.Length > Verdict || criterion.Output.Length > 0) return false;
        return true;
    }

    private static Criterion Trim(Criterion criterion) => criterion with
    {
        Name = Cut(criterion.Name, Name), Reason = Cut(criterion.Reason, Text), Verdict = Cut(criterion.Verdict, Verdict), Output = Cut(criterion.Output, Output), Evidence = [.. criterion.Evidence.Select(e => e with { Note = Cut(e.Note, Note) })],
    };

    internal static string Cut(string? text, int most)
    {
        if (text is null) return "";
        if (text.Contains('\0', StringComparison.Ordinal)) text = text.Replace("\0", "", StringComparison.Ordinal); // No database keeps it.
        if (text.Length <= most) return text;
        return text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
    }
}
