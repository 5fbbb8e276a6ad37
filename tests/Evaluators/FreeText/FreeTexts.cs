using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators.FreeText;

/// <summary>Questions of several subjects with answers of every kind, written before the scorer was tuned and then used to tune it: they guard against steps back.</summary>
internal static class FreeTexts
{
    private static readonly Dictionary<string, JsonElement> All = JsonDocument.Parse(File.ReadAllText(Path.Combine(Clone.Root, "tests", "Evaluators", "FreeText", "subjects.json")))
        .RootElement.EnumerateArray().ToDictionary(s => s.GetProperty("key").GetString()!);

    /// <summary>Whether the shipped encoder has a part in the scores; set by a test class's constructor.</summary>
    public static AsyncLocal<bool> ByEncoder { get; } = new();

    public static IReadOnlyCollection<string> Names => All.Keys;

    public static TheoryData<string> Keys => [.. All.Keys];

    public static TheoryData<string> KeysWith(string answer) => [.. All.Where(s => s.Value.TryGetProperty(answer, out _)).Select(s => s.Key)];

    public static JsonElement Definition(string key) => All[key].GetProperty("definition");

    public static string Answer(string key, string kind) => All[key].GetProperty(kind).GetString()!;

    public static string[] Good(string key) => [.. All[key].GetProperty("good").EnumerateArray().Select(g => g.GetString()!)];

    public static string Reference(string key) => Definition(key).GetProperty("references")[0].GetString()!;

    public static string Other(string key) => All.Keys.ElementAt((All.Keys.ToList().IndexOf(key) + 1) % All.Count);

    public static EvaluationResult Score(string key, string text) => Score(Definition(key), text);

    public static EvaluationResult Score(object definition, string text, string type = "short-text", string settings = "{}", params (string Text, decimal Score)[] graded)
    {
        var asked = definition as JsonElement? ?? Questions.Json(definition);
        Questions.Problems(type, asked).ShouldBeEmpty();
        var request = new EvaluationRequest(asked, Response(text), default, Questions.Json(settings), TimeSpan.FromSeconds(20)) { Graded = [.. graded.Select(g => new GradedAnswer(Response(g.Text), g.Score))] };
        var result = (ByEncoder.Value ? Questions.ByEncoder : Questions.Types)[type].EvaluateAsync(request, default).AsTask().Result;
        result.ShouldExplainItself(asked, text);
        return result;
    }

    public static JsonElement Response(string text) => JsonSerializer.SerializeToElement(new { text });

    /// <summary>Whether a learner reads a remark of this name.</summary>
    public static bool Says(this EvaluationResult result, string remark) => result.Criteria.Any(c => c.Max == 0 && c.Name == remark);

    public static void ShouldExplainItself(this EvaluationResult result, JsonElement definition, string text)
    {
        var points = definition.TryGetProperty("points", out var given) ? given.GetDecimal() : 1;
        result.Score.ShouldBeInRange(0, 1);
        result.Confidence.ShouldBeInRange(0, 1);
        result.Notes.Length.ShouldBeLessThanOrEqualTo(1000);
        result.Criteria.Sum(c => c.Points).ShouldBe(result.Score * points, 0.00002m * (1 + points));
        result.Criteria.Sum(c => c.Max).ShouldBe(points, 0.000001m * (1 + points));
        result.Criteria.ShouldAllBe(c => c.Points >= 0 && c.Points <= c.Max && c.Name.Length > 0 && c.Name.Length <= 200 && c.Reason.Length > 0 && c.Reason.Length <= 1000);
        result.Criteria.SelectMany(c => c.Evidence).ShouldAllBe(e => e.Start >= 0 && e.Length > 0 && e.Start + e.Length <= text.Length);
    }
}
