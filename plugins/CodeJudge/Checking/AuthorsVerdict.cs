using System.Globalization;
using PrepPlatform.CodeJudge.Running;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.CodeJudge.Checking;

/// <summary>What a checker or an interactor says by its exit code.</summary>
internal static class AuthorsVerdict
{
    /// <param name="run">Its run.</param>
    /// <param name="part">Where it wrote how right the answer is, with exit code 3.</param>
    /// <param name="who">What to call it where it failed.</param>
    /// <exception cref="InvalidOperationException">It did not say: no learner is to be charged for that.</exception>
    public static TestResult Read(SandboxRun run, string part, string who) => run switch
    {
        { End: SandboxEnd.Exited, ExitCode: 0 } => TestResult.Right,
        { End: SandboxEnd.Exited, ExitCode: 1 } => new(Verdicts.Wrong, 0, "The output is not right."),
        { End: SandboxEnd.Exited, ExitCode: 2 } => new(Verdicts.WrongForm, 0, "The output has the wrong form."),
        { End: SandboxEnd.Exited, ExitCode: 3 } when TryPart(part, out var score) => score == 1
            ? TestResult.Right
            : new(Verdicts.Wrong, score, string.Create(CultureInfo.InvariantCulture, $"Right by {score * 100:0.##} %.")),
        _ => throw new InvalidOperationException($"The {who} of this question failed ({run.End}, exit code {run.ExitCode}, signal {run.Signal}): {Building.Messages.Clean(run.Errors)}"),
    };

    private static bool TryPart(string text, out decimal part) =>
        decimal.TryParse(text.Trim().Split('\n')[0].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out part) && part is >= 0 and <= 1;
}
