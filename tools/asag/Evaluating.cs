using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.Asag;

/// <summary>What one way of scoring gave an answer that a person has graded.</summary>
/// <param name="Set">Of which collection the question is.</param>
/// <param name="Label">What the person called it.</param>
/// <param name="Given">The person's score.</param>
/// <param name="Scores">By way of scoring.</param>
/// <param name="Confidence">The plugin's.</param>
/// <param name="Outcome">The plugin's.</param>
internal sealed record Scored(string Set, string Label, double Given, IReadOnlyDictionary<string, double> Scores, double Confidence, Outcome Outcome);

/// <summary>Scores answers as the product does, through the plugin's question type, and as two plain methods do.</summary>
internal sealed class Evaluating(IQuestionType type, ITextEmbedder? embedder)
{
    public const string Plugin = "this plugin", Overlap = "word overlap", Cosine = "TF-IDF cosine", Encoder = "encoder cosine";

    public static string After(int examples) => $"after {examples} scored by people";

    /// <summary>Scores every answer to the questions.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="plain">By the plain methods alone.</param>
    public async Task<List<Scored>> RunAsync(IEnumerable<Asked> questions, bool plain)
    {
        var all = new List<Scored>();
        foreach (var asked in questions)
        {
            var definition = JsonSerializer.SerializeToElement(new { prompt = asked.Question, references = asked.References.Take(8) });
            var order = asked.Answers.ToList();
            new Dice((ulong)asked.Answers.Count).Shuffle(order);
            foreach (var answer in order) all.Add(await OneAsync(asked, definition, answer, [.. order.Where(o => o != answer)], plain));
        }

        return all;
    }

    private async Task<Scored> OneAsync(Asked asked, JsonElement definition, Graded answer, List<Graded> others, bool plain)
    {
        var scores = new Dictionary<string, double>
        {
            [Overlap] = asked.References.Max(r => PlainOverlap(answer.Text, r)),
            [Cosine] = asked.Targets.Max(t => Comparer.Cosine(Passage.Read(answer.Text), t)),
        };
        if (embedder is not null) scores[Encoder] = await NearestAsync(asked, answer.Text);
        if (plain) return new(asked.Set, answer.Label, answer.Score, scores, 1, Outcome.Scored);
        var result = await ScoreAsync(definition, answer, []);
        scores[Plugin] = (double)result.Score;
        foreach (var examples in new[] { 5, 20, 50 }) scores[After(examples)] = (double)(await ScoreAsync(definition, answer, others.Take(examples))).Score;
        return new(asked.Set, answer.Label, answer.Score, scores, (double)result.Confidence, result.Outcome);
    }

    private ValueTask<EvaluationResult> ScoreAsync(JsonElement definition, Graded answer, IEnumerable<Graded> examples) => type.EvaluateAsync(
        new(definition, Response(answer), default, JsonSerializer.SerializeToElement(new { }), TimeSpan.FromSeconds(20)) { Graded = [.. examples.Select(e => new GradedAnswer(Response(e), (decimal)e.Score))] }, default);

    private static JsonElement Response(Graded answer) => JsonSerializer.SerializeToElement(new { text = answer.Text });

    private async Task<double> NearestAsync(Asked asked, string text)
    {
        var vectors = await embedder!.EmbedAsync([text, .. asked.References], default);
        return vectors.Skip(1).Max(v => v.Zip(vectors[0], (a, b) => (double)a * b).Sum());
    }

    /// <summary>Part of the reference's words that the answer has, all words the same.</summary>
    private static double PlainOverlap(string answer, string reference)
    {
        var (said, wanted) = (Words(answer), Words(reference));
        return wanted.Count == 0 ? 0 : wanted.Count(said.Contains) / (double)wanted.Count;
    }

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', '.', ',', ';', ':', '(', ')', '!', '?', '"', '\'', '-'], StringSplitOptions.RemoveEmptyEntries)];
}
