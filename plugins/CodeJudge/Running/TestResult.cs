using PrepPlatform.Evaluators;

namespace PrepPlatform.CodeJudge.Running;

/// <summary>How one test came out.</summary>
/// <param name="Verdict">One of <see cref="Verdicts"/>; empty: it was not run.</param>
/// <param name="Score">The part of the test's points, 0 to 1.</param>
/// <param name="Reason">For everybody: says nothing of what the test holds.</param>
internal sealed record TestResult(string Verdict, decimal Score, string Reason)
{
    /// <summary>For examples, which everybody may see: what came out instead, Markdown; or empty.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What the program put out; shown with examples alone.</summary>
    public string Output { get; init; } = "";

    public ResourceUse? Used { get; init; }

    /// <summary>Whether it ran and was wrong.</summary>
    public bool Failed => Verdict.Length > 0 && Score < 1;

    public static TestResult Right { get; } = new(Verdicts.Accepted, 1, "Right.");

    /// <summary>On an input with nothing to compare with.</summary>
    public static TestResult Ran { get; } = new(Verdicts.Ran, 1, "It ran.");

    public static TestResult NotRun(string why) => new("", 0, why);
}
