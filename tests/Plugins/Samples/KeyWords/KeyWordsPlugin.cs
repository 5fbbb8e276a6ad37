using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Samples.KeyWords;

/// <summary>A text that earns the points of each word that stands in it.</summary>
public sealed class KeyWordsPlugin : IEvaluatorPlugin
{
    public IReadOnlyList<IQuestionType> Types { get; } = [new KeyWordsType()];
}

internal sealed class KeyWordsType : IQuestionType
{
    private const decimal Sure = 0.7m;

    public QuestionTypeDescription Description { get; } = new(
        "key-words", "Key words", "A text in which some words should stand.", Control.Essay,
        """
        {"type":"object","required":["prompt","keyPoints"],"properties":{
          "prompt":{"type":"string","maxLength":500},"points":{"type":"number","exclusiveMinimum":0},"explanation":{"type":"string","maxLength":500},
          "rubric":{"type":"string","maxLength":500},"confidence":{"type":"number","minimum":0,"maximum":1},
          "keyPoints":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","required":["text","points"],"properties":{"text":{"type":"string","maxLength":100},"points":{"type":"number","exclusiveMinimum":0}}}}}}
        """,
        """{"type":"object","required":["text"],"properties":{"text":{"type":"string","maxLength":2000}}}""",
        new QuestionExample("""{"prompt":"Say what a queue is.","points":1,"keyPoints":[{"text":"first","points":1}]}""", """{"text":"First in, first out."}"""));

    public IReadOnlyList<DefinitionProblem> Check(JsonElement definition) => [];

    public Presentation Present(JsonElement definition, Arrangement arrangement) => new EssayPresentation(definition.GetProperty("prompt").GetString()!, 4, 2000);

    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement) => JsonSerializer.SerializeToElement(
        new Dictionary<string, string> { ["text"] = string.Join(' ', definition.GetProperty("keyPoints").EnumerateArray().Select(p => p.GetProperty("text").GetString())) });

    public ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        var text = request.Response.GetProperty("text").GetString()!;
        var confidence = request.Definition.TryGetProperty("confidence", out var sure) ? sure.GetDecimal() : 1;
        var points = request.Definition.TryGetProperty("points", out var all) ? all.GetDecimal() : 1;
        var parts = request.Definition.GetProperty("keyPoints").EnumerateArray().Select(p => Look(text, p)).ToList();
        return ValueTask.FromResult(new EvaluationResult
        {
            Outcome = confidence < Sure ? Outcome.NeedsReview : Outcome.Scored, Confidence = confidence, Criteria = parts,
            Score = Math.Round(Math.Clamp(parts.Sum(p => p.Points) / points, 0, 1), 6), Notes = "Looked for words.",
        });
    }

    private static Criterion Look(string text, JsonElement point)
    {
        var (word, worth) = (point.GetProperty("text").GetString()!, point.GetProperty("points").GetDecimal());
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return new Criterion($"Says “{word}”", at < 0 ? 0 : worth, worth, at < 0 ? $"Read [about {word}](https://example.org/{Uri.EscapeDataString(word)})." : "It stands in your words.")
        {
            Evidence = at < 0 ? [] : [new EvidenceSpan(at, word.Length, $"the word {word}")],
        };
    }
}
