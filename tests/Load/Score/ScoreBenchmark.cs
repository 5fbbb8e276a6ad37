using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PrepPlatform.Evaluation;
using PrepPlatform.Evaluation.Data;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Load.Score;

/// <summary>
/// How many instant answers this machine scores, the way a request does: parse question and answer, hold both against their schemas, have the plugin
/// score, look at what it returned. Only the database is left out.
/// </summary>
internal static class ScoreBenchmark
{
    private const int Threads = 2, Target = 20_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3), All = TimeSpan.FromSeconds(15), Each = TimeSpan.FromSeconds(3);

    public static async Task<Report> RunAsync(CancellationToken cancellation)
    {
        var options = new EvaluationOptions { PluginFolder = Path.Combine(Clone.Root, "artifacts", "plugins") };
        await using var plugins = new PluginCatalogue(options, NullLogger<PluginCatalogue>.Instance);
        await plugins.BeginAsync(new HashSet<string>());
        var answers = await AnswerSheet.FillAsync(plugins, cancellation);
        await MeasureAsync(plugins, answers, WarmUp, cancellation);
        var memory = GC.GetTotalAllocatedBytes(precise: true);
        var all = await MeasureAsync(plugins, answers, All, cancellation);
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - memory) / (double)all.Count;
        var rows = new List<Measure>
        {
            Measure.Above("answers of all seven types", all.Rate, Target, "/s"),
            Measure.Plain("memory allocated for an answer", allocated / 1000, "kB", "0.0"),
        };
        foreach (var type in answers.GroupBy(a => a.Type))
            rows.Add(Measure.Plain($"`{type.Key}` alone", (await MeasureAsync(plugins, [.. type], Each, cancellation)).Rate, "/s", "#,0"));
        return new($"{Threads} threads; {answers.Count} answers to the {answers.Count / 8} questions of the demo by turns, for {All.TotalSeconds:0} s; JSON text in, checked result out, without a database.", rows);
    }

    private static async Task<(long Count, double Rate)> MeasureAsync(PluginCatalogue plugins, IReadOnlyList<StoredAnswer> answers, TimeSpan time, CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() => ScoreAsync(plugins, answers, thread * 97, begin, time), cancellation)));
        return (counts.Sum(), counts.Sum() / Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }

    private static async Task<long> ScoreAsync(PluginCatalogue plugins, IReadOnlyList<StoredAnswer> answers, int from, long begin, TimeSpan time)
    {
        var (count, full) = (0L, 0L);
        while (Stopwatch.GetElapsedTime(begin) < time)
            for (var i = 0; i < 100; i++, count++)
            {
                var result = await ScoreAsync(plugins, answers[(int)((from + count) % answers.Count)]);
                if (result.Outcome == Outcome.Scored && result.Score == 1) full++;
            }

        // Of eight candidates six know everything.
        return full >= count * 0.7 ? count : throw new InvalidOperationException($"Only {full} of {count} answers scored in full.");
    }

    private static async ValueTask<EvaluationResult> ScoreAsync(PluginCatalogue plugins, StoredAnswer stored)
    {
        using var definition = JsonDocument.Parse(stored.Definition);
        using var response = JsonDocument.Parse(stored.Response);
        var plugin = plugins.ByType(stored.Type)!;
        var wishes = new Wishes(TenantWishes.Fill(plugin, null), Wishes.UsualConfidence);
        var answer = new Answer(stored.Type, definition.RootElement, response.RootElement, stored.Arrangement);
        return await Scorer.ScoreAsync(plugin, answer, wishes, plugin.Budget, CancellationToken.None);
    }
}
