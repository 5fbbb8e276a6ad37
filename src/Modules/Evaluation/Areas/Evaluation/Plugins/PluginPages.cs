using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Plugins;

/// <param name="Plugin">The plugin on this node.</param>
/// <param name="Times">How long its recent evaluations took, on all nodes.</param>
/// <param name="Queue">What waits for it.</param>
internal sealed record PluginRow(InstalledPlugin Plugin, Timings Times, Waiting Queue);

/// <param name="Plugins">Those that run first.</param>
/// <param name="Strays">What waits for types that no plugin offers.</param>
internal sealed record PluginList(IReadOnlyList<PluginRow> Plugins, IReadOnlyList<QueueRow> Strays);

/// <param name="Row">The plugin.</param>
/// <param name="Engine">How its text embedder is; null: it has none, or does not answer now.</param>
/// <param name="Checks">A self-test's results, or null: none was asked for.</param>
internal sealed record PluginPage(PluginRow Row, EngineStatus? Engine, IReadOnlyList<SelfCheck>? Checks);

/// <param name="Lane">The type.</param>
/// <param name="Count">How many answers wait.</param>
/// <param name="Oldest">Since when the first does.</param>
internal sealed record QueueRow(string Lane, int Count, DateTimeOffset Oldest);

/// <param name="Count">How many answers wait.</param>
/// <param name="Oldest">Since when the first does; null: none waits.</param>
internal sealed record Waiting(int Count, DateTimeOffset? Oldest)
{
    public static Waiting Of(IEnumerable<QueueRow> rows)
    {
        var list = rows.ToList();
        return new Waiting(list.Sum(r => r.Count), list.Count > 0 ? list.Min(r => r.Oldest) : null);
    }
}

/// <summary>The durations of recent evaluations, in microseconds.</summary>
internal sealed record Timings(int Count, int Median, int NinetyFive, int Most)
{
    public static Timings Of(IEnumerable<int> microseconds)
    {
        var sorted = microseconds.Order().ToArray();
        return sorted.Length == 0 ? new Timings(0, 0, 0, 0) : new Timings(sorted.Length, At(sorted, 0.5), At(sorted, 0.95), sorted[^1]);
    }

    /// <summary>In the unit that suits it: 38 µs, 12.5 ms, 3.1 s.</summary>
    public static string Say(int microseconds) => microseconds switch
    {
        < 1000 => $"{microseconds} µs",
        < 1_000_000 => $"{microseconds / 1000.0:0.#} ms",
        _ => $"{microseconds / 1_000_000.0:0.#} s",
    };

    private static int At(int[] sorted, double part) => sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
}
