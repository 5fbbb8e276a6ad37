using Microsoft.Extensions.Logging.Abstractions;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Command;

/// <summary>
/// <c>score [FILE.jsonl] [--schema TYPE] [--jobs N]</c>: scores lines of answers with the installed plugins, each as the host would, without a host and a
/// database. What it reads and writes is described in the module's README.
/// </summary>
internal static class ScoreCommand
{
    public const int Done = 0, Unusable = 1, SomeErrors = 2;

    /// <returns>0: every line was scored; 2: some lines were errors; 1: it could not be run.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var arguments = ScoreArguments.Parse(args);
            await using var plugins = new PluginCatalogue(
                CommandOptions.Read(arguments.Rest) with { Processes = arguments.Jobs }, NullLogger<PluginCatalogue>.Instance);
            plugins.BeginLazily();
            await using var output = Console.OpenStandardOutput();
            if (arguments.Schema is { } type) return await SchemaDocument.WriteAsync(plugins, type, output) ? Done : Unusable;
            await using var input = arguments.File is { } file ? File.OpenRead(file) : Console.OpenStandardInput();
            using var progress = new ScoreProgress();
            return await new ScorePipeline(plugins, arguments.Jobs, Folder(arguments), progress).RunAsync(input, output) ? Done : SomeErrors;
        }
        catch (ArgumentException e)
        {
            return await FailAsync($"{e.Message}\n{ScoreArguments.Usage}");
        }
        catch (Exception e) when (e is StartException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(e.Message);
        }
    }

    /// <summary>Paths of recordings start where the lines lie.</summary>
    private static string Folder(ScoreArguments arguments) => arguments.File is { } file ? Path.GetDirectoryName(Path.GetFullPath(file))! : Environment.CurrentDirectory;

    public static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return Unusable;
    }
}
