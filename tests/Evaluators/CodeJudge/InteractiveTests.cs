using System.Text.Json.Nodes;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>Programs that talk with the author's interactor: guess a number with at most 12 questions.</summary>
public sealed class InteractiveTests
{
    private const string Interactor =
        """
        import sys
        secret = int(open(sys.argv[1]).read())
        for turn in range(12):
            line = sys.stdin.readline().split()
            if len(line) != 2: sys.exit(2)
            if line[0] == '!': sys.exit(0 if int(line[1]) == secret else 1)
            print('<' if secret < int(line[1]) else '>=', flush=True)
        sys.exit(1)
        """;

    private const string Bisect =
        """
        low, high = 0, 1000
        while high - low > 1:
            middle = (low + high) // 2
            print('?', middle, flush=True)
            if input() == '<': high = middle
            else: low = middle
        print('!', low, flush=True)
        """;

    private static JsonObject Guess()
    {
        var problem = Judging.Definition("""{ "prompt": "Guess!", "limits": { "milliseconds": 500 }, "tests": [{ "input": "7", "output": "" }, { "input": "612", "hidden": true }] }""");
        problem["interactor"] = new JsonObject { ["language"] = "python", ["source"] = Interactor };
        Judging.Problems(problem).ShouldBeEmpty();
        return problem;
    }

    [JudgeTheory]
    [InlineData("AC", Bisect)]
    [InlineData("WA", "print('!', 5, flush=True)")]
    [InlineData("WA", "while True:\n    print('?', 5, flush=True)\n    input()")]
    [InlineData("PE", "print('hello', flush=True)\ninput()")]
    [InlineData("PE", "pass")]
    [InlineData("RE", "print('?', 5, flush=True)\ninput()\n1 // 0")]
    [InlineData("TLE", "print('?', 5, flush=True)\ninput()\nwhile True: pass")]
    [InlineData("TLE", "input()")]
    public void A_conversation_ends_as_the_two_deserve(string verdict, string source) => Judging.Judge(Guess(), "python", source).Verdict.ShouldBe(verdict);

    [JudgeFact]
    public void A_compiled_program_talks_as_well_and_its_own_time_alone_counts()
    {
        var result = Judging.Judge(Guess(), "cpp",
            """
            #include <iostream>
            #include <string>
            int main() {
                int low = 0, high = 1000; std::string said;
                while (high - low > 1) { int m = (low + high) / 2; std::cout << "? " << m << std::endl; std::cin >> said; (said == "<" ? high : low) = m; }
                std::cout << "! " << low << std::endl;
            }
            """);
        result.Score.ShouldBe(1);
        result.Criteria.ShouldAllBe(c => c.Used!.Milliseconds < 200);
    }

    [Fact]
    public void There_is_no_input_of_one_s_own() => Judging.Present(Guess()).OwnInput.ShouldBeFalse();
}
