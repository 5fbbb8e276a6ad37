using System.Globalization;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.CodeJudge.Running;
using PrepPlatform.Evaluators;

namespace PrepPlatform.CodeJudge.Scoring;

/// <summary>Takes down how tests came out, tells of each as soon as it is known, and adds up.</summary>
internal sealed class Sheet
{
    private const int MostCriteria = 200, ForHeadings = 3, MostOutput = 16 * 1024, MostOutputs = 256 * 1024, EnoughTooLong = 3;
    private const string TimeIsUp = "Not run: the time for all tests was up.";
    private readonly CodeProblem problem;
    private readonly IProgress<Criterion>? parts;
    private readonly IReadOnlyList<Group> groups;
    private readonly Dictionary<Group, Criterion> told = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, (Criterion Heading, decimal Fraction)> closed = [];
    private bool outOfTime;

    public Sheet(CodeProblem problem, IProgress<Criterion>? parts)
    {
        (this.problem, this.parts) = (problem, parts);
        groups = Group.Make(problem, MostCriteria - ForHeadings * (problem.Subtasks.Count + 1));
    }

    /// <summary>What is worth something: tests, or the subtasks that they belong to.</summary>
    private decimal Weight => problem.Subtasks.Count > 0 ? problem.Subtasks.Sum(s => s.Points) : problem.Tests.Sum(t => t.Points);

    private decimal Share => Weight > 0 ? problem.Points / Weight : 0;

    public void Add(TestCase test, TestResult result)
    {
        var group = groups.First(g => g.Tests.Any(t => ReferenceEquals(t, test)));
        group.Add(result);
        if (group.IsDone) Tell(told[group] = group.Tell(problem.Subtasks.Count > 0 ? 0 : Share, Math.Min(MostOutput, MostOutputs / Math.Max(1, problem.Tests.Count(t => !t.Hidden)))));
    }

    /// <summary>Ends a subtask; the part of its points that was earned.</summary>
    public decimal Close(Subtask subtask)
    {
        var results = groups.SelectMany(g => g.Tests.Zip(g.Results)).Where(p => p.First.Subtask == subtask.Name).ToList();
        var weight = results.Sum(p => p.First.Points);
        var fraction = results.Count == 0 ? 0 : subtask.Worst ? results.Min(p => p.Second.Score) : weight > 0 ? results.Sum(p => p.First.Points * p.Second.Score) / weight : 0;
        var failed = results.Select(p => p.Second).FirstOrDefault(r => r.Failed);
        var reason = fraction == 1 ? "All its tests are right." : failed is null ? "It was not run to its end." : subtask.Worst ? "A test of it has failed." : "Not all its tests are right.";
        var heading = new Criterion($"Subtask: {subtask.Name}", Share * subtask.Points * fraction, Share * subtask.Points, reason) { Verdict = fraction == 1 ? Verdicts.Accepted : failed?.Verdict ?? "" };
        closed[subtask.Name] = (heading, fraction);
        Tell(heading);
        return fraction;
    }

    public void OutOfTime()
    {
        outOfTime = true;
        foreach (var (group, test) in groups.SelectMany(g => g.Tests.Skip(g.Results.Count).Select(t => (g, t))).ToList()) Add(test, TestResult.NotRun(TimeIsUp));
        foreach (var subtask in problem.Subtasks.Where(s => !closed.ContainsKey(s.Name))) Close(subtask);
    }

    /// <summary>A program that again and again took too long has itself to thank for the time being up; else a person has to look.</summary>
    public EvaluationResult Finish(string language)
    {
        var results = groups.SelectMany(g => g.Results).ToList();
        var (run, slow) = (results.Count(r => r.Verdict.Length > 0), results.Count(r => r.Verdict == Verdicts.TooLong));
        var criteria = problem.Subtasks.Count == 0 ? [.. groups.Select(g => told[g])] : Sections().ToList();
        var review = outOfTime && slow < EnoughTooLong;
        return new EvaluationResult
        {
            Outcome = review ? Outcome.NeedsReview : Outcome.Scored,
            Confidence = review ? 0 : 1,
            Score = Math.Clamp(Earned(), 0, 1),
            Verdict = results.FirstOrDefault(r => r.Failed)?.Verdict ?? (run > 0 ? Verdicts.Accepted : ""),
            Criteria = criteria,
            Notes = string.Create(CultureInfo.InvariantCulture, $"{language}; {run} of {results.Count} tests were run.{(outOfTime ? " The time for all of them was up: give the question fewer tests, or less time for each." : "")}"),
        };
    }

    private decimal Earned() => Weight == 0 ? 0
        : problem.Subtasks.Count > 0 ? problem.Subtasks.Sum(s => s.Points * closed[s.Name].Fraction) / Weight
        : groups.Sum(g => g.Tests.Zip(g.Results).Sum(p => p.First.Points * p.Second.Score)) / Weight;

    private IEnumerable<Criterion> Sections() => groups.Where(g => g.Tests[0].Subtask.Length == 0).Select(g => told[g])
        .Concat(problem.Subtasks.SelectMany(s => groups.Where(g => g.Tests[0].Subtask == s.Name).Select(g => told[g]).Prepend(closed[s.Name].Heading)));

    private void Tell(Criterion criterion) => parts?.Report(criterion);
}
