using System.Diagnostics;
using System.Text.Json;
using PrepPlatform.Evaluation.Data;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;
using PrepPlatform.Ui.Schemas;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Plugins;

/// <param name="Type">The question type.</param>
/// <param name="What">What was tried, in English.</param>
/// <param name="Problem">What went wrong, or empty.</param>
/// <param name="Time">How long it took.</param>
internal sealed record SelfCheck(string Type, string What, string Problem, TimeSpan Time)
{
    public bool Passed => Problem.Length == 0;
}

/// <summary>Tries every type of a plugin with its own example, on this node, where its code runs.</summary>
internal sealed class SelfTest(EvaluationOptions options) : IUseCase
{
    private static readonly string[] Malformed = ["{}", "[]", "null", """{"unknown":1}""", """{"selected":7,"text":[],"value":{}}"""];
    private static readonly Arrangement Shuffled = new(20_260_711, Shuffle: true);

    public async Task<IReadOnlyList<SelfCheck>> RunAsync(InstalledPlugin plugin, CancellationToken cancellation)
    {
        if (plugin.Runner is not { } runner || plugin.Status.Offer is not { } offer) return [new SelfCheck("", "It is active", plugin.Status.Reason, TimeSpan.Zero)];
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(options.StartLimit);
        var checks = new List<SelfCheck>();
        foreach (var type in offer.Types.Values.OrderBy(t => t.Description.Id, StringComparer.Ordinal))
            foreach (var (what, check) in Checks(plugin, runner, type, time.Token)) checks.Add(await TryAsync(type.Description.Id, what, check));
        if (offer.Embeds && await HasModelAsync(runner, time.Token)) checks.Add(await TryAsync("", "Its encoder gives each text its own vector, always the same", () => EmbedAsync(runner, time.Token)));
        return checks;
    }

    private static IEnumerable<(string What, Func<Task<string>> Check)> Checks(InstalledPlugin plugin, IPluginRunner runner, OfferedType type, CancellationToken cancellation)
    {
        var id = type.Description.Id;
        var (definition, response) = (Parse(type.Description.Example.Definition), Parse(type.Description.Example.Response));
        Task<EvaluationResult> Score(JsonElement answer, Arrangement arrangement) =>
            Scorer.ScoreAsync(plugin, new Answer(id, definition, answer, arrangement), new Wishes(TenantWishes.Fill(plugin, null), 0), plugin.Budget, cancellation).AsTask();
        yield return ("Its example question is in order", async () =>
            await runner.CheckAsync(id, definition, cancellation) is [var problem, ..] ? Fit.Say(problem) : "");
        yield return ("Its example answer scores in full", async () => Full(await Score(response, Arrangement.AsWritten)));
        yield return ("It shows the same question twice the same", async () =>
            Show(await runner.PresentAsync(id, definition, Shuffled, cancellation)) == Show(await runner.PresentAsync(id, definition, Shuffled, cancellation)) ? "" : "The two differ.");
        yield return ("Its best answer scores in full, also shuffled", async () =>
            await runner.BestAsync(id, definition, Shuffled, cancellation) is { } best ? Full(await Score(best, Shuffled)) : "");
        yield return ("An empty answer does not break it", async () => Partial(await Score(SchemaForm.Blank(type.Response), Arrangement.AsWritten)));
        yield return ("Malformed answers do not break it", async () =>
        {
            foreach (var malformed in Malformed)
                if (Partial(await Score(Parse(malformed), Arrangement.AsWritten)) is { Length: > 0 } problem) return $"{malformed}: {problem}";
            return "";
        });
    }

    /// <summary>Where it cannot say, the check says why.</summary>
    private static async Task<bool> HasModelAsync(IPluginRunner runner, CancellationToken cancellation)
    {
        try
        {
            return (await runner.EngineAsync(cancellation)).Model is not null;
        }
        catch (PluginFault)
        {
            return true;
        }
    }

    private static async Task<string> EmbedAsync(IPluginRunner runner, CancellationToken cancellation)
    {
        var together = (await EmbedTexts.RunAsync(runner, ["Plants turn light into energy.", "", "Plants turn light into energy."], cancellation)).Vectors;
        var alone = (await EmbedTexts.RunAsync(runner, ["Plants turn light into energy."], cancellation)).Vectors[0];
        static double Cosine(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
        if (Cosine(together[0], together[2]) < 0.999 || Cosine(together[0], alone) < 0.99) return "The same text has several vectors.";
        return Cosine(together[0], together[1]) > 0.9999 ? "Two texts have the same vector." : "";
    }

    private static async Task<SelfCheck> TryAsync(string type, string what, Func<Task<string>> check)
    {
        var started = Stopwatch.GetTimestamp();
        string problem;
        try
        {
            problem = await check();
        }
        catch (PluginFault e)
        {
            problem = e.Message;
        }
        catch (OperationCanceledException)
        {
            problem = "It took too long.";
        }

        return new SelfCheck(type, what, problem, Stopwatch.GetElapsedTime(started));
    }

    private static string Full(EvaluationResult result) =>
        result is { Outcome: Outcome.Scored, Score: 1 } || result.Next is not null ? "" : $"It scored {result.Score:0.##}, {result.Outcome}. {result.Notes}";

    private static string Partial(EvaluationResult result) => result is { Outcome: Outcome.Scored, Score: 1 } ? "It scored in full." : "";

    private static string Show(Presentation presentation) => JsonSerializer.Serialize(presentation, WireJson.Default.WireAnswer.Options);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
