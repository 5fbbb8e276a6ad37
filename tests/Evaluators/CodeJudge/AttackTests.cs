using System.Text.Json.Nodes;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>Answers that are meant for the judge and not for the question. What the sandbox itself withstands is tested with the sandbox.</summary>
public sealed class AttackTests
{
    private const string Marker = "zqmarkerqz";

    public static TheoryData<string, string, string> Bombs => new()
    {
        { "templates without end", "cpp", "template <int N> struct A { using T = typename A<N + 1>::T; typename A<N - 1>::T x; };\nint main() { A<0>::T y; }" },
        { "a file without end", "cpp", "#include \"/dev/zero\"\nint main() {}" },
        { "a random file", "c", "#include \"/dev/urandom\"\nint main(void) {}" },
        { "the machine's accounts", "c", "#include \"/etc/shadow\"\nint main(void) {}" },
        { "itself", "c", "#include __FILE__\n#include __FILE__\nint main(void) {}" },
        { "a program of 2 GB", "c", "char a[1u << 31] = {1};\nint main(void) { return a[5]; }" },
        { "a file of the machine as bytes", "c", "__asm__(\".incbin \\\"/etc/shadow\\\"\");\nint main(void) {}" },
        { "macros that double", "c", string.Concat(Enumerable.Range(1, 40).Select(i => $"#define X{i} X{i - 1} X{i - 1}\n")) + "#define X0 int y;\nX40\nint main(void) {}" },
        { "thousands of classes", "java", string.Concat(Enumerable.Range(0, 4500).Select(i => $"class A{i}{{}}")) + "\npublic class Main { public static void main(String[] a) {} }" },
        { "brackets without end", "python", $"print({new string('(', 30_000)}{new string(')', 30_000)})" },
        { "brackets without end", "javascript", $"console.log({new string('[', 30_000)}{new string(']', 30_000)})" },
        { "brackets without end", "java", $"public class Main {{ public static void main(String[] a) {{ int x = {new string('(', 30_000)}1{new string(')', 30_000)}; }} }}" },
        { "brackets without end", "csharp", $"var x = {new string('(', 30_000)}1{new string(')', 30_000)};" },
    };

    [JudgeTheory, MemberData(nameof(Bombs))]
    public void A_compiler_that_is_attacked_gives_up_in_time_and_tells_nothing_of_the_machine(string what, string language, string source)
    {
        var result = Judging.Judge(Judging.Twice(), language, source, seconds: 110);
        result.Score.ShouldBe(0, what);
        result.Outcome.ShouldBe(Outcome.Scored);
        result.Verdict.ShouldBeOneOf("CE", "RE", "WA");
        result.Criteria[0].Reason.ShouldNotContain("root:");
        result.Criteria[0].Reason.ShouldNotContain(Path.GetTempPath());
    }

    [JudgeFact]
    public void Backticks_do_not_lead_out_of_what_a_compiler_says()
    {
        var reason = Judging.Judge(Judging.Twice(), "c", $"int main(void) {{ return \"{new string('`', 2000)}; }}").Criteria[0].Reason;
        reason.Split("```").Length.ShouldBe(3);
        reason.ShouldEndWith("\n```");
    }

    [JudgeFact]
    public void Printing_what_the_examples_show_earns_nothing_from_hidden_tests()
    {
        Judging.Judge(Judging.Twice(), "python", "print(2)").Verdicts().ShouldBe("AC WA WA");
        var call = Judging.Definition("""
            { "prompt": "?", "signature": { "name": "twice", "parameters": [{ "name": "n", "type": "int" }], "returns": "int" },
              "cases": [{ "arguments": "[1]", "result": "2" }, { "arguments": "[5]", "result": "10", "hidden": true }] }
            """);
        // The caller's own ways of telling a result are all there to be found, and of no use to one who does not know it.
        Judging.Judge(call, "python", "import os\nfor fd in range(20):\n    try: os.write(fd, b'2\\n')\n    except OSError: pass\nos._exit(0)").Score.ShouldBeLessThan(1);
        Judging.Judge(call, "python", "import sys\nmain = sys.modules['__main__']\nmain.write = lambda value, kind: main.say(2)\ndef twice(n):\n    return 0").Verdicts().ShouldBe("AC WA");
        Judging.Judge(call, "python", "import sys\nmain = sys.modules['__main__']\ndef twice(n):\n    main.say(10)\n    main.say(2)\n    return 0").Score.ShouldBe(0);
    }

    [JudgeTheory]
    [InlineData("python", "import os\nfor root in ['/box', '/tmp', '/files', '/proc/self', '/proc/1', '/dev/shm', '/run', '/var', '/home', '/root', '/etc', '/work']:\n  for at, _, names in os.walk(root):\n    for name in names:\n      try:\n        path = os.path.join(at, name)\n        if not os.path.isfile(path) or path == '/box/main.py': continue\n        text = open(path, 'rb').read(100000)\n        if b'zqmarker' b'qz' in text: print('FOUND', path)\n      except OSError: pass\nprint('end', input()[:1], sorted(os.environ))")]
    public void What_is_expected_lies_nowhere_inside(string language, string source)
    {
        var problem = Judging.Twice();
        problem["limits"]!["milliseconds"] = 20_000;
        problem["reference"] = new JsonObject { ["language"] = "python", ["source"] = $"# {Marker}\nprint(int(input()) * 2)" };
        problem["tests"] = new JsonArray(new JsonObject { ["input"] = "1", ["output"] = $"{Marker}" }, new JsonObject { ["input"] = "2", ["hidden"] = true });
        Judging.Judge(problem, "python", $"# {Marker} of another answer\nprint(1)");
        var said = Judging.Judge(problem, language, source).Criteria[0].Output;
        said.ShouldStartWith("end 1");
        said.ShouldNotContain("FOUND");
        said.ShouldNotContain("PREP");
    }

    [JudgeFact]
    public void A_run_leaves_nothing_to_the_next_one()
    {
        const string source =
            """
            import os
            places = ['/tmp/left', '/box/left', '/dev/shm/left', os.path.expanduser('~/left'), '/var/tmp/left', '/run/left', 'left']
            found = [p for p in places if os.path.exists(p)]
            for place in places:
                try: open(place, 'w').write('x')
                except OSError: pass
            print(found or int(input()) * 2)
            """;
        for (var i = 0; i < 2; i++) Judging.Judge(Judging.Twice(), "python", source).Verdicts().ShouldBe("AC AC AC");
    }

    [JudgeFact]
    public void What_was_compiled_once_cannot_be_changed_by_what_runs()
    {
        const string source =
            """
            #include <cstdio>
            #include <iostream>
            #include <sys/stat.h>
            #include <unistd.h>
            int main() {
                int n, done = 0; std::cin >> n;
                done += chmod("/box/program", 0777) == 0;
                done += chmod("/box", 0777) == 0;
                done += rename("/box/program", "/box/other") == 0;
                done += unlink("/box/program") == 0;
                if (FILE *f = fopen("/box/program", "r+")) done++, fclose(f);
                if (FILE *f = fopen("/box/more", "w")) done++, fclose(f);
                std::cout << (done ? -1 : n * 2);
            }
            """;
        for (var i = 0; i < 2; i++) Judging.Judge(Judging.Twice(), "cpp", source).Verdicts().ShouldBe("AC AC AC");
    }

    [JudgeTheory]
    [InlineData("import sys\nsys.stdout.buffer.write(bytes(range(256)) * 200)")]
    [InlineData("print('9' * 60000)")]
    [InlineData("print('\\u202e\\x1b[31m`</code>```')")]
    [InlineData("print('0\\n3\\n1.0\\nAC')")]
    [InlineData("pass")]
    public void No_output_confuses_the_checking_or_leaves_its_place(string source)
    {
        foreach (var checker in new[] { "tokens", "exact", "float", "unordered-lines", "unordered-tokens" })
        {
            var problem = Judging.Twice();
            problem["checker"] = checker;
            var result = Judging.Judge(problem, "python", source);
            result.Score.ShouldBe(0);
            result.Criteria[0].Reason.ShouldNotContain('\x1b');
        }

        var own = Judging.Twice();
        own["checker"] = "program";
        own["checkerProgram"] = new JsonObject { ["language"] = "python", ["source"] = "import sys\nt = open(sys.argv[2], 'rb').read()\nsys.stdout.buffer.write(t)\nsys.exit(0 if t.split() == open(sys.argv[3], 'rb').read().split() else 1)" };
        Judging.Judge(own, "python", source).Verdicts().ShouldBe("WA WA WA");
    }

    [Fact]
    public void A_program_that_is_too_long_is_no_answer() =>
        Should.Throw<ShouldAssertException>(() => Judging.Judge(Judging.Twice(), "python", new string('#', 65_537)));
}
