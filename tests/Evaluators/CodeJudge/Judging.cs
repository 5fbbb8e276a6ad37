using System.Text.Json;
using System.Text.Json.Nodes;
using PrepPlatform.CodeJudge;
using PrepPlatform.CodeJudge.Languages;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>Has programs judged with real compilers in a real sandbox, as the host does.</summary>
internal static class Judging
{
    private static readonly JsonElement NoSettings = JsonElement.Parse("{}");

    public static IQuestionType Type { get; } = new CodeJudgePlugin().Types[0];

    private static JsonSchema DefinitionSchema { get; } = JsonSchema.Parse(Type.Description.DefinitionSchema);

    private static JsonSchema ResponseSchema { get; } = JsonSchema.Parse(Type.Description.ResponseSchema);

    public static IReadOnlyDictionary<(string Language, string Verdict), string> Programs { get; } = $"\n{File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "CodeJudge", "programs.txt"))}"
        .Split("\n=== ").Skip(1).Select(p => p.Split('\n', 2)).ToDictionary(p => (p[0].Split(' ')[0], p[0].Split(' ')[1]), p => p[1]);

    /// <summary>Why nothing can be run here, or null.</summary>
    public static string? Missing { get; } = Find();

    /// <summary>"Twice a number", with one example and two hidden tests.</summary>
    public static JsonObject Twice() => Definition("""
        { "prompt": "Twice?", "points": 3, "limits": { "milliseconds": 1000, "megabytes": 128, "output": 64 },
          "tests": [{ "input": "1", "output": "2" }, { "input": "20", "output": "40", "hidden": true }, { "input": "-7", "output": "-14", "hidden": true }] }
        """);

    public static JsonObject Definition(string json) => JsonNode.Parse(json)!.AsObject();

    public static IReadOnlyList<DefinitionProblem> Problems(JsonNode definition)
    {
        var element = Element(definition);
        return DefinitionSchema.Check(element) is { Count: > 0 } wrong ? wrong : Type.Check(element);
    }

    public static EvaluationResult Judge(JsonNode definition, string language, string source, IProgress<Criterion>? parts = null, int seconds = 60, IQuestionType? type = null)
    {
        var (asked, answered) = (Element(definition), JsonSerializer.SerializeToElement(new { language, source }));
        DefinitionSchema.Check(asked).ShouldBeEmpty();
        ResponseSchema.Check(answered).ShouldBeEmpty();
        var result = (type ?? Type).EvaluateAsync(new(asked, answered, default, NoSettings, TimeSpan.FromSeconds(seconds)) { Parts = parts }, default).AsTask().GetAwaiter().GetResult();
        if (result.Outcome == Outcome.Scored) result.ShouldBeWhole(asked.TryGetProperty("points", out var points) ? points.GetDecimal() : 1);
        return result;
    }

    public static CodePresentation Present(JsonNode definition) => (CodePresentation)Type.Present(Element(definition), Arrangement.AsWritten);

    public static JsonObject? Trial(JsonNode definition, string? input) => Type.Trial(Element(definition), input) is { } trial ? JsonNode.Parse(trial.GetRawText())!.AsObject() : null;

    /// <summary>The verdicts of all parts, in a row.</summary>
    public static string Verdicts(this EvaluationResult result) => string.Join(' ', result.Criteria.Select(c => c.Verdict.Length > 0 ? c.Verdict : "-"));

    public static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);

    private static void ShouldBeWhole(this EvaluationResult result, decimal points)
    {
        result.Score.ShouldBeInRange(0, 1);
        result.Criteria.Count.ShouldBeInRange(1, 200);
        result.Criteria.Sum(c => c.Points).ShouldBe(result.Score * points, 0.0001m);
        result.Criteria.ShouldAllBe(c => c.Points >= 0 && c.Points <= c.Max && c.Name.Length > 0 && c.Name.Length <= 200 && c.Reason.Length > 0 && c.Reason.Length <= 1000 && c.Verdict.Length <= 8 && c.Output.Length <= 16 * 1024);
        result.Criteria.Sum(c => c.Output.Length).ShouldBeLessThanOrEqualTo(256 * 1024);
    }

    private static string? Find()
    {
        if (Sandboxes.Open(new SandboxOptions()).Problems is [var problem, ..]) return problem;
        var here = new InstalledLanguages(LanguageFiles.All).Languages.Select(l => l.Language.Id);
        return LanguageFiles.All.FirstOrDefault(l => !here.Contains(l.Id)) is { } missing ? $"{missing.Name} is not installed: ./prep test as root installs it" : null;
    }
}

/// <summary>Skipped where there is no sandbox, or not every language.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JudgeFactAttribute : FactAttribute
{
    public JudgeFactAttribute() => Skip = Judging.Missing;
}

/// <summary>Skipped where there is no sandbox, or not every language.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JudgeTheoryAttribute : TheoryAttribute
{
    public JudgeTheoryAttribute() => Skip = Judging.Missing;
}
