using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrepPlatform.CodeJudge.Signatures;
using ValueType = PrepPlatform.CodeJudge.Signatures.ValueType;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>Answers that are one function.</summary>
public sealed class SignatureTests
{
    private static readonly (string Type, string[] Values)[] Kinds =
    [
        ("int[][]", ["[[1, -2], [], [2147483647, -2147483648]]", "[]"]),
        ("float[]", ["[0.1, -1e300, 3, 0]", "[]"]),
        ("string[][]", ["[[\"\", \"a b\\nc\", \"naïve नमस्ते \\ud83d\\ude00\"], [\"\\\"'\\\\\"]]"]),
        ("bool[]", ["[true, false]"]),
        ("long?[]", ["[9007199254740991, null, -5]", "[null]"]),
    ];

    public static TheoryData<string, string> Languages
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var language in new[] { "python", "javascript", "java", "c", "cpp", "csharp" })
                foreach (var (type, _) in Kinds.Where(k => language != "c" || !k.Type.Contains('?'))) all.Add(language, type);
            return all;
        }
    }

    /// <summary>The function as the editor offers it, with a body that gives back what it got.</summary>
    [JudgeTheory, MemberData(nameof(Languages))]
    public void Every_value_comes_and_goes_unchanged_in_every_language(string language, string type)
    {
        var problem = Problem(type, type, [.. Kinds.First(k => k.Type == type).Values.Select(v => ($"[{v}]", v))]);
        var starter = Judging.Present(problem).Languages.Single(l => l.Id == language).Starter;
        var source = language == "python" ? starter.Replace("pass", "return value", StringComparison.Ordinal) : starter.Insert(starter.LastIndexOf('{') + 1, " return value; ");
        var result = Judging.Judge(problem, language, source);
        result.Score.ShouldBe(1, $"{source}\n{string.Join('\n', result.Criteria)}");
    }

    [JudgeTheory]
    [InlineData("python", "def solve(value):\n    print('printed')\n    return sum(value)")]
    [InlineData("python", "class Solution:\n    def solve(self, value):\n        print('printed')\n        return sum(value)")]
    [InlineData("javascript", "const solve = (value) => { console.log('printed'); return value.reduce((a, b) => a + b, 0); };")]
    [InlineData("java", "class Solution { int solve(int[] value) { System.out.println(\"printed\"); int s = 0; for (int v : value) s += v; return s; } }")]
    [InlineData("c", "#include <stdio.h>\nint solve(int_list value) { puts(\"printed\"); int s = 0; for (int i = 0; i < value.count; i++) s += value.items[i]; return s; }")]
    [InlineData("cpp", "#include <iostream>\n#include <vector>\nint solve(const std::vector<int>& value) { std::cout << \"printed\\n\"; int s = 0; for (int v : value) s += v; return s; }")]
    [InlineData("csharp", "class Solution { public int solve(int[] value) { Console.WriteLine(\"printed\"); return value.Sum(); } }")]
    public void What_a_function_prints_is_its_own_and_no_result(string language, string source)
    {
        var result = Judging.Judge(Problem("int[]", "int", ("[[1, 2, 3]]", "6"), ("[[]]", "0")), language, source);
        result.Score.ShouldBe(1, string.Join('\n', result.Criteria));
        result.Criteria[0].Output.ShouldBe("6\nprinted");
    }

    [JudgeTheory]
    [InlineData("def solve(value):\n    return sum(value) + 1", "WA", "Expected `6`, got `7`.")]
    [InlineData("def solve(value):\n    pass", "RE", "solve returned None, which is not of the type int.")]
    [InlineData("def solve(value):\n    return value[10]", "RE", "IndexError")]
    [InlineData("def other(value):\n    return 6", "RE", "There is no function solve.")]
    [InlineData("import os\nos.write(1, b'6\\n')\nos._exit(0)", "WA", "returned nothing")]
    [InlineData("import sys\ndef solve(value):\n    sys.exit(0)", "WA", "returned nothing")]
    public void What_goes_wrong_is_told_with_the_example(string source, string verdict, string reason)
    {
        var result = Judging.Judge(Problem("int[]", "int", ("[[1, 2, 3]]", "6"), ("[[]]", "0")), "python", source);
        (result.Verdict, result.Criteria[0].Reason.Contains(reason, StringComparison.Ordinal)).ShouldBe((verdict, true), result.Criteria[0].Reason);
    }

    [JudgeFact]
    public void Numbers_have_a_tolerance_and_the_order_of_a_list_may_not_matter()
    {
        Judging.Judge(Problem("float", "float", ("[0.1]", "0.3")), "python", "def solve(x):\n    return x + 0.2").Score.ShouldBe(1);
        var unordered = Problem("int", "int[]", ("[3]", "[0, 1, 2]"));
        Judging.Judge(unordered, "python", "def solve(n):\n    return list(range(n))[::-1]").Score.ShouldBe(0);
        unordered["checker"] = "unordered-lines";
        Judging.Judge(unordered, "python", "def solve(n):\n    return list(range(n))[::-1]").Score.ShouldBe(1);
        Judging.Judge(unordered, "python", "def solve(n):\n    return [0, 0, 1, 2]").Score.ShouldBe(0);
    }

    [Theory]
    [InlineData("int", "5", "5\n")]
    [InlineData("bool", "true", "1\n")]
    [InlineData("string", "\"aé\"", "3\naé\n")]
    [InlineData("int[]", "[1,2]", "2\n1\n2\n")]
    [InlineData("int?", "null", "0\n")]
    [InlineData("string?[]", "[null,\"\"]", "2\n0\n1\n0\n\n")]
    public void A_value_is_written_and_read_a_line_each(string type, string json, string lines)
    {
        var signature = new Signature("solve", [new("value", type)], type);
        Encoding.UTF8.GetString(Values.Write($"[{json}]", signature)!).ShouldBe(lines);
        ResultReader.TryRead(Encoding.UTF8.GetBytes(lines), ValueType.Parse(type)!, out var result).ShouldBeTrue();
        (result?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null").ShouldBe(json);
    }

    [Theory]
    [InlineData("int", "")]
    [InlineData("int", "5")]
    [InlineData("int", "5\n6\n")]
    [InlineData("int", "five\n")]
    [InlineData("int", "99999999999999999999\n")]
    [InlineData("string", "5\nab\n")]
    [InlineData("string", "-1\n\n")]
    [InlineData("int[]", "2147483647\n1\n")]
    [InlineData("int[]", "3\n1\n2\n")]
    [InlineData("bool", "2\n")]
    [InlineData("int?", "2\n5\n")]
    public void Bytes_that_are_no_value_are_no_result(string type, string bytes) => ResultReader.TryRead(Encoding.UTF8.GetBytes(bytes), ValueType.Parse(type)!, out _).ShouldBeFalse();

    [Theory]
    [InlineData("int[][][]", true)]
    [InlineData("string?[]?", true)]
    [InlineData("int??", false)]
    [InlineData("int[", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    [InlineData("int[][][][][][]", false)]
    public void Types_are_what_they_look_like(string type, bool known) => (ValueType.Parse(type) is not null).ShouldBe(known);

    private static JsonObject Problem(string parameter, string returns, params (string Arguments, string Result)[] cases)
    {
        var problem = new JsonObject
        {
            ["prompt"] = "?",
            ["signature"] = new JsonObject { ["name"] = "solve", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "value", ["type"] = parameter }), ["returns"] = returns },
            ["cases"] = new JsonArray([.. cases.Append(cases[^1]).Select((c, i) => new JsonObject { ["arguments"] = c.Arguments, ["result"] = c.Result, ["hidden"] = i == cases.Length })]),
        };
        Judging.Problems(problem).ShouldBeEmpty();
        return problem;
    }
}
