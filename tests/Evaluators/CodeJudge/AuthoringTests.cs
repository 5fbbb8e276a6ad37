using System.Text.Json.Nodes;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>What an author is told before anybody answers.</summary>
public sealed class AuthoringTests
{
    [Fact]
    public void A_question_that_is_right_has_no_problems()
    {
        Judging.Problems(Judging.Twice()).ShouldBeEmpty();
        Judging.Problems(JsonNode.Parse(Judging.Type.Description.Example.Definition)!).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "prompt": " ", "tests": [{ "output": "1", "hidden": true }] }""", "prompt")]
    [InlineData("""{ "prompt": "?" }""", "tests")]
    [InlineData("""{ "prompt": "?", "tests": [{ "input": "1", "output": "1" }] }""", "tests")]
    [InlineData("""{ "prompt": "?", "tests": [{ "output": "1", "hidden": true, "points": 0 }] }""", "tests")]
    [InlineData("""{ "prompt": "?", "tests": [{ "input": "1" }, { "output": "1", "hidden": true }] }""", "tests[0].output")]
    [InlineData("""{ "prompt": "?", "tests": [{ "input": "1", "hidden": true }] }""", "tests[0].output")]
    [InlineData("""{ "prompt": "?", "tests": [{ "generate": "5", "output": "1", "hidden": true }] }""", "tests[0].generate")]
    [InlineData("""{ "prompt": "?", "generator": { "language": "c", "source": "x" }, "tests": [{ "generate": "5", "output": "1" }, { "output": "1", "hidden": true }] }""", "tests[0].generate")]
    [InlineData("""{ "prompt": "?", "generator": { "language": "c", "source": "x" }, "tests": [{ "generate": "5", "input": "5", "output": "1", "hidden": true }] }""", "tests[0].generate")]
    [InlineData("""{ "prompt": "?", "languages": ["cobol"], "tests": [{ "output": "1", "hidden": true }] }""", "languages[0]")]
    [InlineData("""{ "prompt": "?", "checker": "program", "tests": [{ "output": "1", "hidden": true }] }""", "checkerProgram")]
    [InlineData("""{ "prompt": "?", "checkerProgram": { "language": "c", "source": "x" }, "tests": [{ "output": "1", "hidden": true }] }""", "checker")]
    [InlineData("""{ "prompt": "?", "languages": ["c"], "reference": { "language": "cpp", "source": "x" }, "tests": [{ "output": "1", "hidden": true }] }""", "reference.language")]
    [InlineData("""{ "prompt": "?", "tests": [{ "output": "1", "hidden": true, "subtask": "A" }] }""", "tests[0].subtask")]
    [InlineData("""{ "prompt": "?", "subtasks": [{ "name": "A" }], "tests": [{ "output": "1", "hidden": true }] }""", "tests[0].subtask", "subtasks[0].name")]
    [InlineData("""{ "prompt": "?", "subtasks": [{ "name": "A" }, { "name": "A" }], "tests": [{ "output": "1", "hidden": true, "subtask": "A" }] }""", "subtasks[1].name")]
    [InlineData("""{ "prompt": "?", "subtasks": [{ "name": "A", "needs": ["B"] }], "tests": [{ "output": "1", "hidden": true, "subtask": "A" }] }""", "subtasks[0].needs")]
    [InlineData("""{ "prompt": "?", "subtasks": [{ "name": "A", "needs": ["B"] }, { "name": "B", "needs": ["A"] }], "tests": [{ "output": "1", "hidden": true, "subtask": "A" }, { "output": "1", "hidden": true, "subtask": "B" }] }""", "subtasks[0].needs", "subtasks[1].needs")]
    [InlineData("""{ "prompt": "?", "subtasks": [{ "name": "A", "rule": "sum" }], "tests": [{ "output": "1", "hidden": true, "subtask": "A", "points": 0 }] }""", "subtasks[0].rule")]
    [InlineData("""{ "prompt": "?", "signature": { "name": "f", "returns": "int" } }""", "cases")]
    [InlineData("""{ "prompt": "?", "signature": { "name": "f", "returns": "int" }, "tests": [{ "output": "1", "hidden": true }] }""", "tests")]
    [InlineData("""{ "prompt": "?", "cases": [{ "arguments": "[]", "result": "1", "hidden": true }] }""", "signature")]
    [InlineData("""{ "prompt": "?", "signature": { "name": "class", "returns": "int" }, "cases": [{ "arguments": "[]", "result": "1", "hidden": true }] }""", "signature.name")]
    [InlineData("""{ "prompt": "?", "signature": { "name": "f", "returns": "integer" }, "cases": [{ "arguments": "[]", "result": "1", "hidden": true }] }""", "signature.returns")]
    [InlineData("""{ "prompt": "?", "signature": { "name": "f", "returns": "int?", "parameters": [] }, "languages": ["c"], "cases": [{ "arguments": "[]", "result": "1", "hidden": true }] }""", "languages")]
    [InlineData("""{ "prompt": "?", "signature": { "name": "f", "returns": "int", "parameters": [{ "name": "a", "type": "int" }, { "name": "a", "type": "int" }] }, "cases": [{ "arguments": "[1, 2]", "result": "1", "hidden": true }] }""", "signature.parameters[1].name")]
    [InlineData("""{ "prompt": "?", "signature": { "name": "f", "returns": "int", "parameters": [{ "name": "a", "type": "int[]" }] }, "cases": [{ "arguments": "[[1, 2.5]]", "result": "\"x\"", "hidden": true }] }""", "cases[0].arguments", "cases[0].result")]
    [InlineData("""{ "prompt": "?", "interactor": { "language": "c", "source": "x" }, "checker": "program", "checkerProgram": { "language": "c", "source": "x" }, "tests": [{ "hidden": true }] }""", "checker")]
    public void What_is_wrong_is_told_where_it_is(string definition, params string[] paths) =>
        Judging.Problems(JsonNode.Parse(definition)!).Select(p => p.Path).ShouldBe(paths);

    [Fact]
    public void The_largest_question_is_checked_at_once()
    {
        var problem = Judging.Twice();
        var tests = problem["tests"]!.AsArray();
        for (var i = 0; i < 900; i++) tests.Add(new JsonObject { ["output"] = "1", ["hidden"] = true, ["subtask"] = $"S{i % 20}" });
        foreach (var test in tests.Take(3)) test!["subtask"] = "S0";
        problem["subtasks"] = new JsonArray([.. Enumerable.Range(0, 20).Select(i => new JsonObject { ["name"] = $"S{i}", ["needs"] = new JsonArray([.. Enumerable.Range(0, i).Select(n => (JsonNode)$"S{n}")]) })]);
        var begin = System.Diagnostics.Stopwatch.GetTimestamp();
        Judging.Problems(problem).ShouldBeEmpty();
        System.Diagnostics.Stopwatch.GetElapsedTime(begin).TotalSeconds.ShouldBeLessThan(1);
    }
}
