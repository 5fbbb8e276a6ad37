using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluators;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Seeding;

/// <summary>
/// What the judge says of the demo's programs, known without running them: the right ones pass, and of the wrong ones the tests that catch them stand beside them. Times and
/// memory are left out, since nobody measured them.
/// </summary>
internal static class DemoVerdicts
{
    /// <summary>Judges a program; no fails: it is right.</summary>
    public static EvaluationResult Of(DemoEntry entry, IReadOnlyCollection<int> fails)
    {
        var tests = Definition.Tests(entry.Definition);
        var hidden = tests.Count(t => t.Hidden);
        var points = PracticeWords.Points(entry.Difficulty);
        var worth = Math.Round((decimal)points / hidden, 6);
        var parts = tests.Select((test, i) => Part(test, test.Hidden ? worth : 0, !fails.Contains(i + 1))).ToList();
        return new EvaluationResult
        {
            Outcome = Outcome.Scored, Verdict = fails.Count == 0 ? "AC" : "WA", Criteria = parts,
            Score = fails.Count == 0 ? 1 : Math.Round((decimal)tests.Where((t, i) => t.Hidden && !fails.Contains(i + 1)).Count() / hidden, 6),
        };
    }

    public static RecordedEvaluation Record(Submission submission, EvaluationResult result, DateTimeOffset at) =>
        new(Guid.CreateVersion7(), submission.Subject, result, "code-judge", "demo", null, "", at);

    private static Criterion Part(TestText test, decimal worth, bool passed) =>
        new(test.Name, passed ? worth : 0, worth, passed ? "" : "It put out something else than it was to.") { Verdict = passed ? "AC" : "WA" };
}
