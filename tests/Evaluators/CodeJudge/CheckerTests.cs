using System.Text;
using System.Text.Json.Nodes;
using PrepPlatform.CodeJudge.Checking;
using PrepPlatform.CodeJudge.Problems;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>When an output counts as right.</summary>
public sealed class CheckerTests
{
    [Theory]
    [InlineData("tokens", "1 2\n3\n", "1 2\n3\n", "AC")]
    [InlineData("tokens", "1 2\n3\n", "  1\t2 3", "AC")]
    [InlineData("tokens", "1 2", "1 2 3", "WA")]
    [InlineData("tokens", "1 2 3", "1 2", "WA")]
    [InlineData("tokens", "12", "1 2", "WA")]
    [InlineData("tokens", "", "\n \n", "AC")]
    [InlineData("tokens", "a", "A", "WA")]
    [InlineData("exact", "a  b\n", "a  b", "AC")]
    [InlineData("exact", "a  b", "a  b\r\n", "AC")]
    [InlineData("exact", "a  b\n", "a b\n", "PE")]
    [InlineData("exact", "a\n", "a\n\n", "PE")]
    [InlineData("exact", "a b\n", "a c\n", "WA")]
    [InlineData("float", "0.5 x", "0.5000001 x", "AC")]
    [InlineData("float", "1000000", "1000000.5", "AC")]
    [InlineData("float", "0.5", "0.51", "WA")]
    [InlineData("float", "1", "1.0e0", "AC")]
    [InlineData("float", "1", "nan", "WA")]
    [InlineData("float", "1", "inf", "WA")]
    [InlineData("float", "x", "y", "WA")]
    [InlineData("float", "1 2", "1", "WA")]
    [InlineData("unordered-lines", "a b\nc\n", "c\na b", "AC")]
    [InlineData("unordered-lines", "a b\nc\n", "c\nb a", "WA")]
    [InlineData("unordered-lines", "a\na\nb", "a\nb\nb", "WA")]
    [InlineData("unordered-tokens", "a b\nc", "c b a", "AC")]
    [InlineData("unordered-tokens", "a a", "a", "WA")]
    public void An_output_is_compared_as_the_author_asked(string kind, string expected, string got, string verdict)
    {
        var checker = Enum.Parse<CheckerKind>(kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        OutputChecker.Compare(checker, Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(got), 1e-6).Verdict.ShouldBe(verdict);
    }

    [Fact]
    public void An_example_says_where_the_outputs_part_and_cannot_leave_its_backticks()
    {
        var result = OutputChecker.Compare(CheckerKind.Tokens, "1\n2\n"u8, "1\n`<b>`\n"u8, 0);
        result.Detail.ShouldBe(" Line 2: expected `2`, got `` `<b>` ``.");
        OutputChecker.Compare(CheckerKind.Tokens, "1\n2\n"u8, "1\n"u8, 0).Detail.ShouldBe(" Line 2: expected `2`, got the end.");
    }

    private const string Divisor =
        """
        import sys
        n, got = int(open(sys.argv[1]).read()), open(sys.argv[2]).read().split()
        if len(got) != 1: sys.exit(2)
        d = int(got[0])
        if d == 0: sys.exit(7)
        if n % d: sys.exit(1)
        print(1 if 1 < d < n else 0.25)
        sys.exit(3)
        """;

    private static JsonObject AnyDivisor()
    {
        var problem = Judging.Definition("""{ "prompt": "A divisor?", "points": 2, "checker": "program", "tests": [{ "input": "15", "output": "3" }, { "input": "15", "hidden": true }] }""");
        problem["checkerProgram"] = new JsonObject { ["language"] = "python", ["source"] = Divisor };
        return problem;
    }

    [JudgeTheory]
    [InlineData("print(5)", "AC", 1)]
    [InlineData("print(15)", "WA", 0.25)]
    [InlineData("print(4)", "WA", 0)]
    [InlineData("print(3, 5)", "PE", 0)]
    public void A_checker_of_the_author_s_decides_and_may_give_a_part(string source, string verdict, decimal score)
    {
        var result = Judging.Judge(AnyDivisor(), "python", source);
        (result.Verdict, result.Score).ShouldBe((verdict, score));
    }

    [JudgeFact]
    public void A_checker_that_fails_is_never_charged_to_the_learner() =>
        Should.Throw<InvalidOperationException>(() => Judging.Judge(AnyDivisor(), "python", "print(0)")).Message.ShouldContain("checker");

    [JudgeFact]
    public void A_checker_that_does_not_compile_is_never_charged_to_the_learner()
    {
        var problem = AnyDivisor();
        problem["checkerProgram"]!["source"] = "def (";
        Should.Throw<InvalidOperationException>(() => Judging.Judge(problem, "python", "print(3)")).Message.ShouldContain("does not compile");
    }
}
