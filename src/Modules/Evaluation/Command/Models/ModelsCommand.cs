using PrepPlatform.Evaluators.Models;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Command.Models;

/// <summary>
/// <c>models list | pull | verify</c>: which models are installed, fetches one and puts it in place once every file is known to be the right one, and
/// looks at every byte of what is installed.
/// </summary>
internal static class ModelsCommand
{
    /// <returns>0, or 1 where something could not be done or is not what it should be.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        try
        {
            var arguments = ModelsArguments.Parse(args);
            var (options, pins) = (CommandOptions.Read(arguments.Settings), Choose(ModelPin.Read(arguments.Pins), arguments));
            return arguments.Verb switch
            {
                "list" => await new ListModels(options, pins, Console.Out).RunAsync(stop.Token),
                "pull" => await PullAsync(options, pins, arguments, stop.Token),
                _ => await new VerifyModels(options, pins, arguments.Names, Console.Out).RunAsync(stop.Token),
            };
        }
        catch (ArgumentException e)
        {
            return await ScoreCommand.FailAsync($"{e.Message}\n{ModelsArguments.Usage}");
        }
        catch (OperationCanceledException)
        {
            return await ScoreCommand.FailAsync("Stopped. What was fetched is kept: the same command goes on from there.");
        }
        catch (Exception e) when (e is StartException or ModelException or IOException or UnauthorizedAccessException)
        {
            return await ScoreCommand.FailAsync(e.Message);
        }
    }

    private static async Task<int> PullAsync(EvaluationOptions options, IReadOnlyList<ModelPin> pins, ModelsArguments arguments, CancellationToken cancellation)
    {
        if (options.Environment.ModelFolders is not [var folder, _, ..]) throw new ModelException("It is not known where to: give --data DIR, or set Evaluation:ModelFolder.");
        var source = arguments.Source ?? ModelsArguments.Address(options.ModelSource);
        // One connection after the other; whoever redirects decides where the bytes are.
        using var http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(15) }) { Timeout = Timeout.InfiniteTimeSpan };
        foreach (var pin in arguments.Names.Count > 0 ? pins : pins.Take(1))
        {
            using var progress = new FetchProgress(pin);
            await new PullModel(folder, pin, arguments.From is { } from ? new CopyFile(from, pin.Name, progress.Add) : new FetchFile(http, source, pin, progress.Add)).RunAsync(cancellation);
            await Console.Out.WriteLineAsync($"Installed {pin.Name} in {Path.Combine(folder, pin.Name)}.");
        }

        return 0;
    }

    private static List<ModelPin> Choose(IReadOnlyList<ModelPin> pins, ModelsArguments arguments)
    {
        if (arguments.Verb != "pull" || arguments.Names.Count == 0) return [.. pins];
        return [.. arguments.Names.Select(n => pins.FirstOrDefault(p => p.Name == n)
            ?? throw new ArgumentException($"There is no model '{n}' to fetch; there are {string.Join(", ", pins.Select(p => p.Name))}."))];
    }
}
