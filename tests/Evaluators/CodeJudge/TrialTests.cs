using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>What a candidate sees and may try before handing in.</summary>
public sealed class TrialTests
{
    private const string Secret = "zq-secret-qz";

    [JudgeFact]
    public void A_trial_runs_the_examples_and_one_s_own_input_and_shows_what_comes_out()
    {
        var trial = Judging.Trial(Judging.Twice(), "21")!;
        Judging.Judge(trial, "python", "print(int(input()) * 2)").Criteria.Select(c => (c.Name, c.Verdict, c.Output.Trim())).ShouldBe([("Example 1", "AC", "2"), ("Your input", "OK", "42")]);
        var wrong = Judging.Judge(trial, "python", "print(int(input()) * 0)");
        wrong.Criteria.Select(c => (c.Verdict, c.Output.Trim(), c.Reason)).ShouldBe([("WA", "0", "The output is not right. Line 1: expected `2`, got `0`."), ("OK", "0", "It ran.")]);
        Judging.Judge(Judging.Trial(Judging.Twice(), "x")!, "python", "print(int(input()) * 2)").Criteria[1].Reason.ShouldContain("ValueError");
    }

    [JudgeFact]
    public void A_function_is_tried_with_arguments_of_one_s_own()
    {
        var problem = Judging.Definition("""
            { "prompt": "?", "signature": { "name": "twice", "parameters": [{ "name": "n", "type": "int" }], "returns": "int" },
              "cases": [{ "arguments": "[1]", "result": "2" }, { "arguments": "[5]", "result": "10", "hidden": true }] }
            """);
        const string source = "def twice(n):\n    return n * 2";
        Judging.Judge(Judging.Trial(problem, "[21]")!, "python", source).Criteria.Select(c => (c.Name, c.Verdict, c.Output)).ShouldBe([("Example 1", "AC", "2"), ("Your input", "OK", "42")]);
        Judging.Judge(Judging.Trial(problem, "21")!, "python", source).Criteria[1].ShouldSatisfyAllConditions(c => c.Verdict.ShouldBe(""), c => c.Reason.ShouldContain("JSON array"));
        Judging.Present(problem).Samples.ShouldHaveSingleItem().ShouldBe(new("n = 1", "2", ""));
    }

    [Fact]
    public void Neither_a_presentation_nor_a_trial_says_anything_of_hidden_tests()
    {
        var secrets = from hidden in Gen.Choose(1, 30).ListOf(8)
                      from shape in Gen.Elements("tests", "cases")
                      from input in Gen.Elements(null, "5")
                      select (Tests: hidden.Select(h => h % 2 == 0).Append(true).ToList(), shape, input);
        Prop.ForAll(secrets.ToArbitrary(), s =>
        {
            var problem = Make(s.Tests, s.shape);
            JsonSerializer.Serialize(Judging.Present(problem)).ShouldNotContain(Secret);
            Judging.Present(problem).Samples.Count.ShouldBe(s.Tests.Count(hidden => !hidden));
            Judging.Trial(problem, s.input)!.ToJsonString().ShouldNotContain(Secret);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Limits_are_shown_as_each_language_has_them()
    {
        var shown = Judging.Present(Judging.Twice());
        shown.Samples.ShouldHaveSingleItem().ShouldBe(new("1", "2", ""));
        shown.OwnInput.ShouldBeTrue();
        shown.Languages.ShouldNotBeEmpty();
        shown.Languages.ShouldAllBe(l => l.TimeLimit >= TimeSpan.FromSeconds(1) && l.MemoryMegabytes == 128 && l.Starter.Length > 0 && l.Name.Length > 1);
        var only = Judging.Twice();
        only["languages"] = new JsonArray("python");
        only["starter"] = new JsonObject { ["python"] = "# begin" };
        Judging.Present(only).Languages.ShouldHaveSingleItem().Starter.ShouldBe("# begin");
    }

    private static JsonObject Make(List<bool> hidden, string shape)
    {
        var (input, output) = shape == "tests" ? ("input", "output") : ("arguments", "result");
        JsonObject Program() => new() { ["language"] = "python", ["source"] = $"# {Secret}" };
        var problem = new JsonObject { ["prompt"] = "?", ["explanation"] = Secret, ["reference"] = Program(), ["generator"] = Program(), ["wrong"] = new JsonArray(Program()) };
        if (shape == "cases") problem["signature"] = new JsonObject { ["name"] = "f", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "x", ["type"] = "string" }), ["returns"] = "string" };
        problem[shape] = new JsonArray([.. hidden.Select(h => new JsonObject
        {
            [input] = h ? $"[\"{Secret}\"]" : "[\"a\"]", [output] = h ? $"\"{Secret}\"" : "\"b\"", ["hidden"] = h, ["explanation"] = h ? Secret : "Because.",
        })]);
        return problem;
    }
}
