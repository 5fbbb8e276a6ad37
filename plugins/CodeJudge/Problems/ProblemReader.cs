using System.Text.Json;
using PrepPlatform.CodeJudge.Signatures;

namespace PrepPlatform.CodeJudge.Problems;

/// <summary>Reads a definition that fits its schema. A program without a word in it is none: forms send empty fields.</summary>
internal static class ProblemReader
{
    public static CodeProblem Read(JsonElement definition) => new()
    {
        Prompt = definition.GetProperty("prompt").GetString()!,
        Points = Number(definition, "points", 1),
        Languages = Texts(definition, "languages"),
        Tests = definition.TryGetProperty("signature", out _) ? [.. List(definition, "cases").Select(ReadCase)] : [.. List(definition, "tests").Select(ReadTest)],
        Signature = definition.TryGetProperty("signature", out var signature) ? ReadSignature(signature) : null,
        Limits = definition.TryGetProperty("limits", out var limits) ? ReadLimits(limits) : new(),
        Checker = Enum.Parse<CheckerKind>(Text(definition, "checker", "tokens").Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        Tolerance = (double)Number(definition, "tolerance", 0.000001m),
        CheckerProgram = Program(definition, "checkerProgram"),
        Interactor = Program(definition, "interactor"),
        Subtasks = [.. List(definition, "subtasks").Select(ReadSubtask)],
        Starter = definition.TryGetProperty("starter", out var starter) ? starter.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!) : new Dictionary<string, string>(),
        Reference = Program(definition, "reference"),
        Generator = Program(definition, "generator"),
    };

    private static TestCase ReadTest(JsonElement test) => Common(test) with
    {
        Input = Text(test, "input", ""),
        Output = TextOrNull(test, "output"),
        Generate = TextOrNull(test, "generate") is { Length: > 0 } generate ? generate : null,
    };

    private static TestCase ReadCase(JsonElement call) => Common(call) with
    {
        Input = Text(call, "arguments", ""), Output = TextOrNull(call, "result") is { Length: > 0 } result ? result : null,
    };

    private static TestCase Common(JsonElement test) => new()
    {
        Points = Number(test, "points", 1),
        Hidden = test.TryGetProperty("hidden", out var hidden) && hidden.ValueKind == JsonValueKind.True,
        Explanation = Text(test, "explanation", ""),
        Subtask = Text(test, "subtask", "").Trim(),
    };

    private static Signature ReadSignature(JsonElement signature) => new(
        Text(signature, "name", ""), [.. List(signature, "parameters").Select(p => new Parameter(Text(p, "name", ""), Text(p, "type", "")))], Text(signature, "returns", ""));

    private static Limits ReadLimits(JsonElement limits) => new((int)Number(limits, "milliseconds", 2000), (int)Number(limits, "megabytes", 256), (int)Number(limits, "output", 1024));

    private static Subtask ReadSubtask(JsonElement subtask) => new(
        Text(subtask, "name", "").Trim(), Number(subtask, "points", 1), Text(subtask, "rule", "min") == "min", [.. Texts(subtask, "needs").Select(n => n.Trim())]);

    private static SourceProgram? Program(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var program) && Text(program, "source", "") is var source && !string.IsNullOrWhiteSpace(source) ? new(Text(program, "language", ""), source) : null;

    private static IEnumerable<JsonElement> List(JsonElement owner, string name) => owner.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    private static string[] Texts(JsonElement owner, string name) => [.. List(owner, name).Select(t => t.GetString()!)];

    private static string Text(JsonElement owner, string name, string otherwise) => TextOrNull(owner, name) ?? otherwise;

    private static string? TextOrNull(JsonElement owner, string name) => owner.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static decimal Number(JsonElement owner, string name, decimal otherwise) => owner.TryGetProperty(name, out var number) ? number.GetDecimal() : otherwise;
}
