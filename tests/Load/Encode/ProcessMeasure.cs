using System.Diagnostics;
using System.Globalization;
using PrepPlatform.Evaluation;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Load.Encode;

/// <summary>The same through the plugin's own process, and the memory that it takes.</summary>
internal static class ProcessMeasure
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Measure>> RunAsync(string name, string models, IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var plugin = Path.Combine(Clone.Root, "artifacts", "plugins", "SemanticText");
        var options = new EvaluationOptions { PluginFolder = Path.GetDirectoryName(plugin)!, Environment = new PluginEnvironment([models]) };
        await using var runner = new ProcessRunner(plugin, new ProcessLimits(options.StartLimit, TimeSpan.FromSeconds(20), 1024), options, null);
        List<string> many = [.. Enumerable.Repeat(texts, 4).SelectMany(t => t)];
        if ((await EmbedTexts.RunAsync(runner, many, cancellation)).Model is null) throw new InvalidOperationException("The plugin does not use the benchmark's encoder.");
        var (started, count) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(started) < Time; count += many.Count) await EmbedTexts.RunAsync(runner, many, cancellation);
        var rate = count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        return
        [
            Measure.Plain($"{name}: through the plugin's process", rate, "texts/s", "#,0"),
            Measure.Plain($"{name}: that process's memory at most", MostMemory(runner.Processes[0]) / 1000.0, "MB", "0"),
        ];
    }

    /// <summary>In thousands of bytes.</summary>
    private static long MostMemory(int process) => long.Parse(
        File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1000;
}
