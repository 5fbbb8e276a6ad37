using System.Diagnostics;
using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>
/// What the scorer says of answers that people have scored. The same ones come with every answer to a question, so what it said of them is kept, without the
/// answers; the oldest goes when there are many.
/// </summary>
internal sealed class Examples
{
    private const int Longest = 4000, Most = 50, MostKept = 5000;
    private readonly Lock guard = new();
    private readonly Dictionary<string, Kept> kept = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <param name="request">With the scored answers. Those that half of its budget does not suffice for are left out.</param>
    /// <param name="engine">What the scorer says may depend on, besides the question.</param>
    /// <param name="judge">Says what the scorer gives an answer.</param>
    public async Task<List<Example>> ReadAsync(EvaluationRequest request, string engine, Func<Passage, Task<double>> judge)
    {
        var examples = new List<Example>();
        if (request.Graded.Count == 0) return examples;
        var begin = Stopwatch.GetTimestamp();
        var question = Print.Hash($"{engine}\n{request.Definition.GetRawText()}");
        foreach (var one in request.Graded.Take(Most))
        {
            var text = TextOf(one.Response);
            if (text.Length > Longest) continue;
            if (Stopwatch.GetElapsedTime(begin) > request.Budget / 2) break;
            var known = await OwnAsync(Print.Hash($"{question}\n{text}"), text, judge);
            if (known.Answer is { } answer) examples.Add(new(answer, (double)Math.Clamp(one.Score, 0, 1), known.Own));
        }

        return examples;
    }

    public static string TextOf(JsonElement response) => response.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";

    private async Task<Kept> OwnAsync(string key, string text, Func<Passage, Task<double>> judge)
    {
        lock (guard)
            if (kept.TryGetValue(key, out var known)) return known;
        var answer = Passage.Read(text);
        var made = answer.IsEmpty ? new Kept(null, 0) : new Kept(Print.Of(answer), await judge(answer));
        lock (guard)
        {
            if (!kept.TryAdd(key, made)) return made;
            order.Enqueue(key);
            if (kept.Count > MostKept) kept.Remove(order.Dequeue());
        }

        return made;
    }

    private sealed record Kept(Print? Answer, double Own);
}
