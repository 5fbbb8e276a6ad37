using Microsoft.Extensions.Logging.Abstractions;
using PrepPlatform.Evaluation.Data;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Command;

/// <summary><c>embed [FILE] [--model NAME]</c>: a JSON array of numbers for each line of text, by the encoder that the host would use, or another that is installed.</summary>
internal static class EmbedCommand
{
    private const string Usage = "usage: embed [FILE] [--model NAME] [--data DIR]";

    /// <returns>0: every line has its vector; 2: some lines were errors, and have null; 1: it could not be run.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var (file, options) = Parse(args);
            await using var plugins = new PluginCatalogue(options, NullLogger<PluginCatalogue>.Instance);
            if (await EngineOf.FindAsync(plugins, p => p.Embedder()) is not { } runner) return await ScoreCommand.FailAsync("No installed plugin offers a text encoder.");
            var engine = await runner.EngineAsync(CancellationToken.None);
            if (engine.Model is null) return await ScoreCommand.FailAsync(string.Join('\n', [Embedding.None, .. engine.Notes, "See: prep models list"]));
            await using var output = Console.OpenStandardOutput();
            await using var input = file is null or "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            using var progress = new ScoreProgress();
            return await new EmbedPipeline(runner, progress).RunAsync(input, output) ? ScoreCommand.Done : ScoreCommand.SomeErrors;
        }
        catch (ArgumentException e)
        {
            return await ScoreCommand.FailAsync($"{e.Message}\n{Usage}");
        }
        catch (Exception e) when (e is StartException or PluginFault or IOException or UnauthorizedAccessException)
        {
            return await ScoreCommand.FailAsync(e.Message);
        }
    }

    private static (string? File, EvaluationOptions Options) Parse(string[] words)
    {
        var (file, model, rest) = ((string?)null, (string?)null, new List<string>());
        var left = new Queue<string>(words);
        string Next(string option) => left.TryDequeue(out var value) ? value : throw new ArgumentException($"{option} needs a value.");
        while (left.TryDequeue(out var word))
            if (word == "--model") model = Next(word);
            else if (CommandOptions.IsSetting(word)) rest.AddRange(CommandOptions.Take(word, () => Next(word)));
            else if (word.StartsWith('-') && word != "-") throw new ArgumentException($"embed does not know '{word}'.");
            else if (file is not null) throw new ArgumentException("embed reads one file.");
            else file = word;
        var options = CommandOptions.Read([.. rest]);
        return (file, options with { Environment = options.Environment with { Encoder = model ?? options.Environment.Encoder } });
    }
}
