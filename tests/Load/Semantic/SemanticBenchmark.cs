using System.Diagnostics;
using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText;
using PrepPlatform.SemanticText.Encoding;
using PrepPlatform.SemanticText.Scoring;
using PrepPlatform.Tests.Support.Encoders;

namespace PrepPlatform.Tests.Load.Semantic;

/// <summary>How many answers in words this machine scores, by words alone and with the encoder that ships, or that in the folder <c>PREP_MODELS</c>.</summary>
internal static class SemanticBenchmark
{
    private const int Threads = 2;
    private const double LeastEncoded = 150;
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
            .. await LearningAsync(plain, [.. answers.Where(a => a.Type == "short-text")]),
            Measure.Plain("an essay of 64 Ki characters", await LongestAsync(plain, answers.First(a => a.Type == "essay")), "ms", "#,0"),
        ];
        rows.AddRange(await MadeUpAsync([.. answers.Where(a => a.Type == "short-text")]));
        var encoder = Encoder();
        rows.Add(Measure.Plain($"short answers with `{encoder.Embedder!.Model}`", (await MeasureAsync(encoder, [.. answers.Where(a => a.Type == "short-text")], Each, [])).Rate, "/s", "#,0"));
        rows.Add(Measure.Plain("memory of the process afterwards", Environment.WorkingSet / 1e6, "MB", "0"));
        return new($"{Threads} threads; the {answers.Count} answers to the demo's questions in words by turns, for {Each.TotalSeconds:0} s each; without host and database.", rows);
    }

    /// <summary>The first answer to a question pays for reading the fifty; they are the same for those that follow.</summary>
    private static async Task<IReadOnlyList<Measure>> LearningAsync(IEvaluatorPlugin plugin, IReadOnlyList<Asked> answers)
    {
        var types = plugin.Types.ToDictionary(t => t.Description.Id);
        var graded = Graded(answers[0].Response);
        var begin = Stopwatch.GetTimestamp();
        foreach (var asked in answers.DistinctBy(a => a.Definition.GetRawText())) await ScoreAsync(types, asked, graded);
        var cold = Stopwatch.GetElapsedTime(begin).TotalMilliseconds / answers.DistinctBy(a => a.Definition.GetRawText()).Count();
        return
        [
            Measure.Plain("a short answer that learns from 50 scored by people, the first to its question", cold, "ms", "#,0"),
            Measure.Plain("short answers that learn from 50 scored by people, those that follow", (await MeasureAsync(plugin, answers, Each, graded)).Rate, "/s", "#,0"),
        ];
    }

    /// <summary>What an encoder costs, not what it is worth: its weights are made up and the trees those for words alone, but all that is computed for a trained one is computed.</summary>
    private static async Task<IReadOnlyList<Measure>> MadeUpAsync(IReadOnlyList<Asked> answers)
    {
        using var scratch = new Scratch();
        var shape = new BertShape(4, 256, 4, 1024, 30_522);
        List<string> words = [.. EncoderFolder.Words, .. Enumerable.Range(0, shape.Words - EncoderFolder.Words.Count).Select(i => $"word{i}")];
        EncoderFolder.Install(scratch.Path, "bench", BertFile.Make(shape), words, shape);
        var embedder = new TextEmbedder(_ => true);
        embedder.Start(new PluginEnvironment([scratch.Path]));
        if (embedder.Model is null) throw new InvalidOperationException(string.Join(' ', embedder.Notes));
        var scorer = new Scorer([embedder], _ => Weights.Lexical);
        Func<Asked, ValueTask<EvaluationResult>> score = asked => scorer.ScoreAsync(Request(asked, []), default);
        var rate = (await MeasureAsync(score, answers, Each)).Rate;
        return
        [
            Measure.Above("short answers with a made-up encoder of 4 layers of 256 (time only)", rate, LeastEncoded, "/s"),
            Measure.Plain("memory of the process with it", Environment.WorkingSet / 1e6, "MB", "0"),
        ];
    }

    private static IEvaluatorPlugin Encoder()
    {
        var folder = Environment.GetEnvironmentVariable("PREP_MODELS") is { Length: > 0 } other ? other : Path.Combine(Clone.Root, "models");
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
        return await MeasureAsync(asked => ScoreAsync(types, asked, graded), answers, time);
    }

    private static async Task<(long Count, double Rate)> MeasureAsync(Func<Asked, ValueTask<EvaluationResult>> score, IReadOnlyList<Asked> answers, TimeSpan time)
    {
        var begin = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            var count = 0L;
            for (; Stopwatch.GetElapsedTime(begin) < time; count++) await score(answers[(int)((count + thread * 7) % answers.Count)]);
            return count;
        })));
        return (counts.Sum(), counts.Sum() / Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }

    private static ValueTask<EvaluationResult> ScoreAsync(Dictionary<string, IQuestionType> types, Asked asked, IReadOnlyList<GradedAnswer> graded) =>
        types[asked.Type].EvaluateAsync(Request(asked, graded), default);

    private static EvaluationRequest Request(Asked asked, IReadOnlyList<GradedAnswer> graded) => new(asked.Definition, asked.Response, default, NoSettings, TimeSpan.FromSeconds(20)) { Graded = graded };

    private static async Task<double> LongestAsync(IEvaluatorPlugin plugin, Asked essay)
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i => $"{essay.Response.GetProperty("text").GetString()![..60]} part {i}. "))[..65_536];
        var begin = Stopwatch.GetTimestamp();
        await ScoreAsync(plugin.Types.ToDictionary(t => t.Description.Id), essay with { Response = Response(text) }, []);
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }
}
