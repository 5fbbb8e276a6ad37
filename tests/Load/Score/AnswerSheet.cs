using System.Text;
using System.Text.Json;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Load.Score;

/// <summary>An answer as the host finds it: question and response are text that has to be parsed, and the plugin is to be found.</summary>
internal sealed record StoredAnswer(string Type, byte[] Definition, byte[] Response, Arrangement Arrangement);

/// <summary>Answers to the demo's questions, as several candidates give them: right, empty, and right ones to another arrangement, which are mostly wrong here.</summary>
internal static class AnswerSheet
{
    private const int Candidates = 8;

    public static async Task<IReadOnlyList<StoredAnswer>> FillAsync(PluginCatalogue plugins, CancellationToken cancellation)
    {
        using var bank = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Clone.Root, "seeds", "demo", "questions.json"), cancellation));
        var answers = new List<StoredAnswer>();
        foreach (var question in bank.RootElement.EnumerateArray())
        {
            var (type, definition) = (question.GetProperty("type").GetString()!, question.GetProperty("definition"));
            if (plugins.ByType(type) is { Manifest.Instant: false }) continue;
            var runner = plugins.ByType(type)?.Runner ?? throw new InvalidOperationException($"No plugin scores '{type}': {string.Join("; ", plugins.All.Select(p => p.Status.Reason))}");
            for (var candidate = 1; candidate <= Candidates; candidate++)
                answers.Add(await AnswerAsync(runner, type, definition, candidate, cancellation));
        }

        return answers;
    }

    private static async ValueTask<StoredAnswer> AnswerAsync(IPluginRunner runner, string type, JsonElement definition, int candidate, CancellationToken cancellation)
    {
        var arrangement = new Arrangement(candidate * 7919L, Shuffle: true);
        var answered = candidate % 4 == 0 ? new Arrangement(candidate * 104729L, Shuffle: true) : arrangement;
        var best = await runner.BestAsync(type, definition, answered, cancellation);
        return new StoredAnswer(type, Encoding.UTF8.GetBytes(definition.GetRawText()), Encoding.UTF8.GetBytes(best!.Value.GetRawText()), arrangement);
    }
}
