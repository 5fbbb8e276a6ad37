using System.Text.Json.Nodes;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>Tests whose input a program of the author's makes, and whose output the reference solution finds out.</summary>
public sealed class GeneratorTests
{
    private static JsonObject Sum(string generator = "import sys\nn = int(sys.argv[1])\nprint(n)\nprint(*range(n))", string reference = "input()\nprint(sum(map(int, input().split())))")
    {
        var problem = Judging.Definition("""{ "prompt": "Sum?", "tests": [{ "input": "2\n1 2", "output": "3" }, { "generate": "200000", "hidden": true }, { "input": "1\n5", "hidden": true }] }""");
        problem["generator"] = new JsonObject { ["language"] = "python", ["source"] = generator };
        problem["reference"] = new JsonObject { ["language"] = "python", ["source"] = reference };
        Judging.Problems(problem).ShouldBeEmpty();
        return problem;
    }

    [JudgeFact]
    public void A_large_input_is_made_and_its_output_found_out()
    {
        Judging.Judge(Sum(), "python", "input()\nprint(sum(map(int, input().split())))").Verdicts().ShouldBe("AC AC AC");
        Judging.Judge(Sum(), "python", "n = int(input())\nprint(3 if n == 2 else 5)").Verdicts().ShouldBe("AC WA AC");
    }

    [JudgeTheory]
    [InlineData("import sys\nsys.exit(4)", "input()\nprint(1)", "generator")]
    [InlineData("print(1)\nprint(1)", "print(1 // 0)", "reference solution")]
    public void What_the_author_s_programs_get_wrong_is_never_charged_to_the_learner(string generator, string reference, string who) =>
        Should.Throw<InvalidOperationException>(() => Judging.Judge(Sum(generator, reference), "python", "input()\nprint(sum(map(int, input().split())))")).Message.ShouldContain(who);
}
