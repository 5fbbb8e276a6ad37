using System.Buffers;
using System.Text.Json;
using PrepPlatform.Evaluation.Data;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Command;

/// <summary>Scores one line; used by one worker at a time. Whatever is wrong with a line is its own error line.</summary>
/// <param name="plugins">The installed plugins.</param>
/// <param name="folder">What the paths of recordings start from.</param>
internal sealed class ScoreLine(PluginCatalogue plugins, string folder)
{
    private const int LongestLine = 512 * 1024, MostAttempts = 3, MostWaits = 40, MostId = 200, LongestName = 200;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);
    private readonly KnownQuestions questions = new();
    private readonly Dictionary<string, Wishes> wishes = [];

    /// <summary>Writes the line's result, and says whether it could be scored.</summary>
    public async ValueTask<bool> RunAsync(ReadOnlyMemory<byte> line, ArrayBufferWriter<byte> output)
    {
        if (line.Length > LongestLine) return ScoreOutput.Error(output, null, "The line is longer than 512 KiB.");
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException e)
        {
            return ScoreOutput.Error(output, null, $"The line is no JSON: {e.Message}");
        }

        using (document)
        {
            var id = Id(document.RootElement);
            try
            {
                return await ScoreAsync(document.RootElement, id, output);
            }
            catch (LineException e)
            {
                return ScoreOutput.Error(output, id, e.Message);
            }
            catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
            {
                return ScoreOutput.Error(output, id, $"The line cannot be read: {e.Message}"); // Half a character, above all.
            }
        }
    }

    private async ValueTask<bool> ScoreAsync(JsonElement line, JsonElement? id, ArrayBufferWriter<byte> output)
    {
        if (line.ValueKind != JsonValueKind.Object) throw new LineException("The line must be an object with id, type, definition and response.");
        if (id is null) throw new LineException("'id' must be a text of at most 200 characters, or a number.");
        var answer = new Answer(Part(line, "type", JsonValueKind.String).GetString()!, Part(line, "definition"), Part(line, "response"), Arrangement.AsWritten);
        var (plugin, offered) = await FindAsync(answer.Type);
        if (await questions.ProblemAsync(plugin, offered, answer.Definition) is { } wrong) throw new LineException(wrong);
        if (Fit.Problem(offered, answer.Response) is { } problem) throw new LineException(problem);
        if (FileNames.Of(offered, answer.Response) is { Length: > 0 } file) answer = answer with { Files = new Dictionary<string, string> { [file] = Existing(file) } };
        var points = Fit.Points(answer.Definition);
        for (var step = 1; step <= Scorer.MostSteps; step++)
        {
            var result = await EvaluateAsync(plugin, answer);
            if (result.Next is not { } next) return ScoreOutput.Score(output, id.Value, result, points);
            answer = Answer.Follow(result);
            (plugin, offered) = await FindAsync(next.Type);
            if (Fit.Check(offered, next.Definition) is [var misfit, ..]) throw new LineException($"The evaluator passed on a question that does not fit: {Fit.Say(misfit)}");
            if (Fit.Problem(offered, next.Response) is { } bad) throw new LineException(bad);
        }

        return ScoreOutput.Score(output, id.Value, Review, points);
    }

    private string Existing(string file) => Path.GetFullPath(file, folder) is var path && File.Exists(path) ? path : throw new LineException($"There is no file '{file.Cut(LongestName)}'.");

    private static EvaluationResult Review => new() { Outcome = Outcome.NeedsReview, Confidence = 0 };

    /// <summary>As the host does: three tries, then a person.</summary>
    private async ValueTask<EvaluationResult> EvaluateAsync(InstalledPlugin plugin, Answer answer)
    {
        var (attempts, waits) = (0, 0);
        while (true)
        {
            try
            {
                return await Scorer.EvaluateAsync(plugin, Runner(plugin), answer, Wanted(plugin), plugin.Budget, CancellationToken.None);
            }
            catch (PluginFault e) when (e.Kind == FaultKind.Unavailable)
            {
                if (++waits > MostWaits) throw new LineException(e.Message);
                await Task.Delay(Wait); // It keeps ending, and is not started again at once.
            }
            catch (PluginFault)
            {
                if (++attempts == MostAttempts) return Review;
            }
        }
    }

    private async ValueTask<(InstalledPlugin, OfferedType)> FindAsync(string type)
    {
        if (plugins.ByType(type) is not { } plugin) throw new LineException($"No installed plugin offers the type '{(type.Length > 40 ? type[..40] + "…" : type)}'.");
        if (plugin.Status.State == PluginState.Starting) await plugins.EnsureAsync(plugin);
        return plugin.Status.Offer?.Types.GetValueOrDefault(type) is { } offered ? (plugin, offered) : throw Broken(plugin);
    }

    private static IPluginRunner Runner(InstalledPlugin plugin) => plugin.Runner ?? throw Broken(plugin);

    private static LineException Broken(InstalledPlugin plugin) => new($"The plugin {plugin.Name} does not work: {plugin.Status.Reason}");

    /// <summary>The plugin's defaults: there is no tenant here.</summary>
    private Wishes Wanted(InstalledPlugin plugin) => wishes.TryGetValue(plugin.Id, out var known)
        ? known
        : wishes[plugin.Id] = new Wishes(TenantWishes.Fill(plugin, null), Wishes.UsualConfidence);

    private static JsonElement? Id(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object || !line.TryGetProperty("id", out var id)) return null;
        if (id.ValueKind == JsonValueKind.Number) return id.GetRawText().Length <= MostId ? id : null;
        return id.ValueKind == JsonValueKind.String && IsWhole(id) && id.GetString()!.Length <= MostId ? id : null;
    }

    /// <summary>Whether it is a text: JSON may escape half a character.</summary>
    private static bool IsWhole(JsonElement text)
    {
        try
        {
            return text.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static JsonElement Part(JsonElement line, string name, JsonValueKind kind = JsonValueKind.Object)
    {
        if (!line.TryGetProperty(name, out var part)) throw new LineException($"'{name}' is missing.");
        return part.ValueKind == kind ? part : throw new LineException($"'{name}' must be {(kind == JsonValueKind.String ? "a text" : "an object")}.");
    }
}

/// <summary>A line cannot be scored; the message is a sentence.</summary>
internal sealed class LineException(string message) : Exception(message);
