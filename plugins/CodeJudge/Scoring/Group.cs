using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.CodeJudge.Running;
using PrepPlatform.Evaluators;

namespace PrepPlatform.CodeJudge.Scoring;

/// <summary>Tests that are told of together: one, or where there are very many, some that stand next to one another.</summary>
/// <param name="Name">"Example 1", "Test 3", "Tests 3 to 5".</param>
/// <param name="Tests">In their order.</param>
internal sealed record Group(string Name, IReadOnlyList<TestCase> Tests)
{
    private readonly List<TestResult> results = [];

    public IReadOnlyList<TestResult> Results => results;

    public bool IsDone => results.Count == Tests.Count;

    public void Add(TestResult result) => results.Add(result);

    /// <param name="share">What a test's weight is worth in the question's points; 0: a remark.</param>
    /// <param name="mostOutput">How much of what an example put out is shown.</param>
    public Criterion Tell(decimal share, int mostOutput)
    {
        var telling = results.FirstOrDefault(r => r.Failed) ?? results.FirstOrDefault(r => r.Verdict.Length == 0) ?? results[0];
        var shown = !Tests[0].Hidden && Tests.Count == 1;
        var reason = shown ? telling.Reason + telling.Detail : telling.Reason;
        return new Criterion(Name, share * Tests.Zip(results).Sum(p => p.First.Points * p.Second.Score), share * Tests.Sum(t => t.Points), reason)
        {
            Verdict = telling.Verdict,
            Output = shown ? telling.Output.Length > mostOutput ? $"{telling.Output[..(mostOutput - 1)]}…" : telling.Output : "",
            Used = results.Any(r => r.Used is not null) ? new(results.Max(r => r.Used?.Milliseconds ?? 0), results.Max(r => r.Used?.Kilobytes ?? 0)) : null,
        };
    }

    /// <summary>A question's tests, grouped so that there are never too many to tell of.</summary>
    public static IReadOnlyList<Group> Make(CodeProblem problem, int most)
    {
        var size = (problem.Tests.Count + most - 1) / most;
        var groups = new List<Group>();
        var told = new Dictionary<bool, int> { [false] = 0, [true] = 0 };
        foreach (var section in problem.Subtasks.Select(s => s.Name).Prepend(""))
            foreach (var kind in problem.Tests.Where(t => problem.Subtasks.Count == 0 ? section.Length == 0 : t.Subtask == section).GroupBy(t => t.Hidden))
                foreach (var tests in kind.Chunk(Math.Max(1, size)))
                {
                    groups.Add(new(NameOf(problem, tests, told[kind.Key]), tests));
                    told[kind.Key] += tests.Length;
                }

        return groups;
    }

    private static string NameOf(CodeProblem problem, TestCase[] tests, int before)
    {
        if (tests is [var one] && TestBench.RunsOnly(problem, one)) return "Your input";
        var kind = tests[0].Hidden ? "Test" : "Example";
        return tests.Length == 1 ? $"{kind} {before + 1}" : $"{kind}s {before + 1} to {before + tests.Length}";
    }
}
