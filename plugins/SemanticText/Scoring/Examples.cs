using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>
/// What the scorer says of answers that people have scored. The same ones come with every answer to a question, so what it said of them is kept; all is
/// forgotten when it becomes much.
/// </summary>
internal sealed class Examples
{
    private const int Longest = 4000, Most = 50, MostKept = 2000;
    private readonly ConcurrentDictionary<(string Question, string Answer), (Passage Answer, double Own)> kept = new();

    /// <param name="request">With the scored answers.</param>
    /// <param name="engine">What the scorer says may depend on, besides the question.</param>
    /// <param name="judge">Says what the scorer gives an answer.</param>
    public async Task<List<Example>> ReadAsync(EvaluationRequest request, string engine, Func<Passage, Task<double>> judge)
    {
        if (request.Graded.Count == 0) return [];
        var question = Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{engine}\n{request.Definition.GetRawText()}")));
        var examples = new List<Example>();
        foreach (var one in request.Graded.Take(Most))
        {
            var text = TextOf(one.Response);
            if (text.Length > Longest) continue;
            if (!kept.TryGetValue((question, text), out var known)) known = await KeepAsync(question, text, judge);
            if (!known.Answer.IsEmpty) examples.Add(new(known.Answer, (double)Math.Clamp(one.Score, 0, 1), known.Own));
        }

        return examples;
    }

    public static string TextOf(JsonElement response) => response.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";

    private async Task<(Passage Answer, double Own)> KeepAsync(string question, string text, Func<Passage, Task<double>> judge)
    {
        var answer = Passage.Read(text);
        if (kept.Count >= MostKept) kept.Clear();
        return kept[(question, text)] = (answer, answer.IsEmpty ? 0 : await judge(answer));
    }
}
