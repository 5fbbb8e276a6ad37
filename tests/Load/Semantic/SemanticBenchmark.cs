using System.Diagnostics;
using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText;

namespace PrepPlatform.Tests.Load.Semantic;

/// <summary>How many answers in words this machine scores, by words alone and with an encoder where <c>PREP_MODELS</c> names a folder with one.</summary>
internal static class SemanticBenchmark
{
    private const int Threads = 2;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3), Each = TimeSpan.FromSeconds(8);
    private static readonly JsonElement NoSettings = JsonElement.Parse("{}");

    private sealed record Asked(string Type, JsonElement Definition, JsonElement Response);

    public static async Task<Report> RunAsync(CancellationToken cancellation)
    {
        using var bank = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Clone.Root, "seeds", "demo", "questions.json"), cancellation));
        var answers = bank.RootElement.EnumerateArray().Where(q => q.TryGetProperty("answers", out _)).SelectMany(Answers).ToList();
        var plain = new SemanticTextPlugin();
        await MeasureAsync(plain, answers, WarmUp, []);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var (count, rate) = await MeasureAsync(plain, [.. answers.Where(a => a.Type == "short-text")], Each, []);
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)count;
        List<Measure> rows =
        [
            Measure.Plain("short answers, by words alone", rate, "/s", "#,0"),
            Measure.Plain("memory allocated for a short answer", allocated / 1000, "kB", "#,0"),
            Measure.Plain("essays, by words alone", (await MeasureAsync(plain, [.. answers.Where(a => a.Type == "essay")], Each, [])).Rate, "/s", "#,0"),
            Measure.Plain("short answers that learn from 50 scored by people", (await MeasureAsync(plain, [.. answers.Where(a => a.Type == "short-text")], Each, Graded(answers[0].Response))).Rate, "/s", "#,0"),
            Measure.Plain("an essay of 64 Ki characters", await LongestAsync(plain, answers.First(a => a.Type == "essay")), "ms", "#,0"),
        ];
        if (Encoder() is { } encoder)
            rows.Add(Measure.Plain($"short answers with `{encoder.Embedder!.Model}`", (await MeasureAsync(encoder, [.. answers.Where(a => a.Type == "short-text")], Each, [])).Rate, "/s", "#,0"));
        rows.Add(Measure.Plain("memory of the process afterwards", Environment.WorkingSet / 1e6, "MB", "0"));
        return new($"{Threads} threads; the {answers.Count} answers to the demo's questions in words by turns, for {Each.TotalSeconds:0} s each; without host and database.", rows);
    }

    private static IEvaluatorPlugin? Encoder()
    {
        if (Environment.GetEnvironmentVariable("PREP_MODELS") is not { Length: > 0 } folder) return null;
        IEvaluatorPlugin plugin = new SemanticTextPlugin();
        plugin.Start(new PluginEnvironment([folder]));
        return plugin.Embedder?.Model is null ? throw new InvalidOperationException($"There is no model in {folder}.") : plugin;
    }

    private static IEnumerable<Asked> Answers(JsonElement question) => question.GetProperty("answers").EnumerateArray()
        .Select(a => new Asked(question.GetProperty("type").GetString()!, question.GetProperty("definition").Clone(), Response(a.GetString()!)));

    private static JsonElement Response(string text) => JsonSerializer.SerializeToElement(new { text });

    private static List<GradedAnswer> Graded(JsonElement response) =>
        [.. Enumerable.Range(0, 50).Select(i => new GradedAnswer(Response($"{response.GetProperty("text").GetString()} Answer {i}."), i % 4 * 0.25m))];

    private static async Task<(long Count, double Rate)> MeasureAsync(IEvaluatorPlugin plugin, IReadOnlyList<Asked> answers, TimeSpan time, IReadOnlyList<GradedAnswer> graded)
    {
        var types = plugin.Types.ToDictionary(t => t.Description.Id);
        var begin = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            var count = 0L;
            for (; Stopwatch.GetElapsedTime(begin) < time; count++) await ScoreAsync(types, answers[(int)((count + thread * 7) % answers.Count)], graded);
            return count;
        })));
        return (counts.Sum(), counts.Sum() / Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }

    private static ValueTask<EvaluationResult> ScoreAsync(Dictionary<string, IQuestionType> types, Asked asked, IReadOnlyList<GradedAnswer> graded) =>
        types[asked.Type].EvaluateAsync(new(asked.Definition, asked.Response, default, NoSettings, TimeSpan.FromSeconds(20)) { Graded = graded }, default);

    private static async Task<double> LongestAsync(IEvaluatorPlugin plugin, Asked essay)
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i => $"{essay.Response.GetProperty("text").GetString()![..60]} part {i}. "))[..65_536];
        var begin = Stopwatch.GetTimestamp();
        await ScoreAsync(plugin.Types.ToDictionary(t => t.Description.Id), essay with { Response = Response(text) }, []);
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }
}
