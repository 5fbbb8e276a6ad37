using System.Runtime.CompilerServices;
using PrepPlatform.Evaluators;
using PrepPlatform.PluginConformance.Checks;

namespace PrepPlatform.PluginConformance;

/// <summary>What one check found.</summary>
/// <param name="Group">What was looked at: <c>plugin.json</c>, or a question type's id.</param>
/// <param name="Check">What must hold, as a sentence.</param>
/// <param name="Problem">Why it does not; null: it does.</param>
public sealed record Finding(string Group, string Check, string? Problem);

/// <summary>
/// Holds a plugin's folder against everything that the host relies on. It loads the plugin into this process, so it is for the plugin's
/// author; the host never does so with a plugin that it does not trust.
/// </summary>
public static class Conformance
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Runs every check; one that fails stops only those that could not run without it.</summary>
    /// <param name="folder">The plugin as its build laid it out.</param>
    /// <param name="questions">A file of further questions to check with: <c>[{"type","definition"}]</c>; null: the types' examples alone.</param>
    /// <param name="models">A folder of models for the plugin's engine; null: none.</param>
    public static async IAsyncEnumerable<Finding> RunAsync(string folder, string? questions = null, string? models = null)
    {
        var plugin = new PluginUnderTest(Path.GetFullPath(folder), new PluginEnvironment(models is null ? [] : [Path.GetFullPath(models)]));
        await foreach (var finding in RunAsync("plugin.json", ManifestChecks.All(plugin), untilFailure: true))
        {
            yield return finding;
            if (finding.Problem is not null) yield break;
        }

        await foreach (var finding in RunAsync("text embedder", EmbedderChecks.All(plugin.Plugin), untilFailure: false)) yield return finding;
        foreach (var type in plugin.Types(questions))
        {
            await foreach (var finding in RunAsync(type.Id, TypeChecks.First(type), untilFailure: true))
            {
                yield return finding;
                if (finding.Problem is not null) type.Usable = false;
            }

            if (!type.Usable) continue;
            await foreach (var finding in RunAsync(type.Id, TypeChecks.All(type), untilFailure: false)) yield return finding;
        }
    }

    private static async IAsyncEnumerable<Finding> RunAsync(
        string group, IEnumerable<Check> checks, bool untilFailure, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var check in checks)
        {
            var problem = await RunAsync(check, cancellation);
            yield return new Finding(group, check.Sentence, problem);
            if (problem is not null && untilFailure) yield break;
        }
    }

    private static async Task<string?> RunAsync(Check check, CancellationToken cancellation)
    {
        try
        {
            // On a thread of its own: what hangs is left behind.
            await Task.Factory.StartNew(check.Body, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Longest, cancellation);
            return null;
        }
        catch (NotMetException e)
        {
            return e.Message;
        }
        catch (TimeoutException)
        {
            return $"It did not end within {Longest.TotalSeconds:0} s.";
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return $"It threw {e.GetType().Name}: {e.Message}\n{e.StackTrace}";
        }
    }
}
