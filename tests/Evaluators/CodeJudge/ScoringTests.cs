using System.Text.Json.Nodes;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>How tests make a score.</summary>
public sealed class ScoringTests
{
    /// <summary>Right for some inputs alone, and quick.</summary>
    private static string RightFor(params int[] inputs) => $"n = int(input())\nprint(n * 2 if n in [{string.Join(",", inputs)}] else 0)";

    private static JsonObject Grouped(string rule = "min")
    {
        var problem = Judging.Definition($$"""
            { "prompt": "Twice?", "points": 10, "subtasks": [{ "name": "large", "points": 3, "rule": "{{rule}}", "needs": ["small"] }, { "name": "small", "points": 1, "rule": "{{rule}}" }] }
            """);
        problem["tests"] = new JsonArray([.. new[] { (1, ""), (2, "small"), (3, "small"), (40, "large"), (50, "large"), (60, "large") }.Select(t =>
            new JsonObject { ["input"] = $"{t.Item1}", ["output"] = $"{t.Item1 * 2}", ["hidden"] = t.Item2.Length > 0, ["subtask"] = t.Item2 })]);
        Judging.Problems(problem).ShouldBeEmpty();
        return problem;
    }

    [JudgeFact]
    public void Weights_make_the_points_and_every_test_counts_by_itself()
    {
        var problem = Judging.Twice();
        problem["tests"]![0]!["points"] = 0;
        problem["tests"]![1]!["points"] = 2;
        var result = Judging.Judge(problem, "python", RightFor(1, 20));
        (result.Score, result.Verdict).ShouldBe((2m / 3, "WA"));
        result.Criteria.Select(c => (c.Name, c.Points, c.Max, c.Verdict)).ShouldBe([("Example 1", 0, 0, "AC"), ("Test 1", 2, 2, "AC"), ("Test 2", 0, 1, "WA")]);
    }

    [JudgeTheory]
    [InlineData("min", new[] { 1, 2, 3, 40, 50, 60 }, 10, "AC AC AC AC AC AC AC AC")]
    [InlineData("min", new[] { 1, 2, 3, 50, 60 }, 2.5, "AC WA WA - - AC AC AC")]
    [InlineData("min", new[] { 2, 40, 50, 60 }, 0, "WA - - - - WA AC WA")]
    [InlineData("sum", new[] { 1, 2, 3, 50, 60 }, 7.5, "AC WA WA AC AC AC AC AC")]
    [InlineData("sum", new[] { 1, 3, 40, 50, 60 }, 1.25, "AC - - - - WA WA AC")]
    public void A_subtask_is_scored_as_a_whole_and_waits_for_those_that_it_needs(string rule, int[] right, decimal points, string verdicts)
    {
        var result = Judging.Judge(Grouped(rule), "python", RightFor(right));
        (result.Score * 10, result.Verdicts()).ShouldBe((points, verdicts));
        result.Criteria.Select(c => c.Name).ShouldBe(["Example 1", "Subtask: large", "Test 1", "Test 2", "Test 3", "Subtask: small", "Test 4", "Test 5"]);
        result.Criteria.Where(c => c.Verdict.Length == 0).ShouldAllBe(c => c.Used == null && (c.Reason.StartsWith("Not run") || c.Reason.StartsWith("It was not run")));
    }

    [JudgeFact]
    public void Each_part_is_told_as_soon_as_its_test_is_done()
    {
        var told = new List<(Criterion Part, TimeSpan At)>();
        var begin = System.Diagnostics.Stopwatch.GetTimestamp();
        var listener = new Listener(c => told.Add((c, System.Diagnostics.Stopwatch.GetElapsedTime(begin))));
        var result = Judging.Judge(Judging.Twice(), "python", "import time\ntime.sleep(0.3)\nprint(int(input()) * 2)", listener);
        told.Select(t => t.Part.Name).ShouldBe(result.Criteria.Select(c => c.Name));
        told.Select(t => t.Part.Points).ShouldBe(result.Criteria.Select(c => c.Points));
        (told[1].At - told[0].At).TotalSeconds.ShouldBeGreaterThan(0.3);
        (told[2].At - told[1].At).TotalSeconds.ShouldBeGreaterThan(0.3);
    }

    [JudgeFact]
    public void Very_many_tests_are_told_of_in_groups()
    {
        var problem = Judging.Twice();
        problem["tests"] = new JsonArray([.. Enumerable.Range(0, 401).Select(i => new JsonObject { ["input"] = $"{i}", ["output"] = $"{i * 2}", ["hidden"] = i > 0 })]);
        var result = Judging.Judge(problem, "c", "#include <stdio.h>\nint main(void) { int n; scanf(\"%d\", &n); printf(\"%d\", n == 7 ? 0 : n * 2); }", seconds: 120);
        result.Criteria.Count.ShouldBeInRange(100, 200);
        result.Criteria.Where(c => c.Verdict == "WA").ShouldHaveSingleItem().Name.ShouldBe("Tests 7 to 9");
        result.Score.ShouldBe(400m / 401);
    }

    [JudgeFact]
    public void What_hidden_tests_hold_is_told_to_nobody_and_what_examples_hold_is()
    {
        var problem = Judging.Twice();
        problem["tests"]![1]!["input"] = "7654321";
        problem["tests"]![1]!["output"] = "15308642";
        var result = Judging.Judge(problem, "python", "n = input()\nprint('out', n)\nraise type('E' + n, (Exception,), {})(n)");
        result.Criteria[0].Output.ShouldContain("out 1");
        result.Criteria[0].Reason.ShouldContain("E1");
        var hidden = string.Join('\n', result.Criteria.Skip(1)) + result.Notes;
        hidden.ShouldNotContain("7654321");
        hidden.ShouldNotContain("15308642");
        Judging.Judge(problem, "python", "print(3)").Criteria[0].Reason.ShouldBe("The output is not right. Line 1: expected `2`, got `3`.");
        Judging.Judge(problem, "python", "print(3)").Criteria[1].Reason.ShouldBe("The output is not right.");
    }

    [JudgeFact]
    public void A_program_that_is_always_too_slow_loses_what_time_does_not_suffice_for_and_others_go_to_a_person()
    {
        var problem = Judging.Twice();
        problem["limits"]!["milliseconds"] = 200;
        problem["tests"] = new JsonArray([.. Enumerable.Range(0, 40).Select(i => new JsonObject { ["input"] = "1", ["output"] = "2", ["hidden"] = true })]);
        var slow = Judging.Judge(problem, "c", "int main(void) { for (volatile int x = 0;; x++); }", seconds: 8);
        (slow.Outcome, slow.Score, slow.Verdict).ShouldBe((Outcome.Scored, 0, "TLE"));
        slow.Criteria[^1].Reason.ShouldBe("Not run: the time for all tests was up.");
        var patient = Judging.Judge(problem, "python", "import time\ntime.sleep(0.5)\nprint(2)", seconds: 8);
        (patient.Outcome, patient.Verdict, patient.Confidence).ShouldBe((Outcome.NeedsReview, "AC", 0));
        patient.Score.ShouldBeInRange(0.1m, 0.9m);
        patient.Notes.ShouldContain("time for all of them was up");
    }

    [Theory]
    [InlineData("cobol", "x")]
    [InlineData("", "")]
    [InlineData("python", " \n")]
    public void An_answer_without_a_language_or_a_program_does_not_compile(string language, string source)
    {
        var result = Judging.Judge(Judging.Twice(), language, source);
        (result.Score, result.Verdict, result.Criteria.Count).ShouldBe((0, "CE", 1));
    }

    private sealed class Listener(Action<Criterion> told) : IProgress<Criterion>
    {
        public void Report(Criterion value) => told(value);
    }
}
