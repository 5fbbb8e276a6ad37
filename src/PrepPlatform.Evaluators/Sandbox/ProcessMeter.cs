using System.Globalization;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Looks at every process: for machines that let nobody make control groups.</summary>
internal sealed class ProcessMeter(Inside inside, int outer) : Meter
{
    private const long Tick = TimeSpan.TicksPerSecond / 100; // The kernel tells hundredths to programs, whatever its own clock.

    /// <summary>Processor time of each process that was ever seen: a parent that does not wait for its children hides theirs.</summary>
    private readonly Dictionary<(string Pid, string Start), long> seen = [];

    private TimeSpan preparations, most;

    public override bool RanOut => false;

    public override void Take(int pid) => preparations = Spent(outer) + Spent(pid);

    public override (TimeSpan Time, long Memory) Look()
    {
        var (time, memory) = (0L, inside.Bytes);
        foreach (var folder in Directory.EnumerateDirectories(inside.Processes))
        {
            if (!char.IsAsciiDigit(Path.GetFileName(folder)[0]) || ProcessFile.Fields(folder) is not { } fields) continue;
            long[] spent = [.. fields[11..15].Select(f => long.Parse(f, CultureInfo.InvariantCulture))];
            seen[(Path.GetFileName(folder), fields[19])] = spent[0] + spent[1];
            time += spent.Sum();
            memory += MemoryOf(folder);
        }

        most = TimeSpan.FromTicks(Math.Max(time, seen.Values.Sum()) * Tick);
        return (most, memory);
    }

    public override TimeSpan? Total(TimeSpan? waited) => waited is { } all ? TimeSpan.FromTicks(Math.Max((all - preparations).Ticks, most.Ticks)) : null;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static TimeSpan Spent(int pid) =>
        long.TryParse(ProcessFile.Read($"/proc/{pid}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture, out var nanoseconds) ? TimeSpan.FromMicroseconds(nanoseconds / 1000) : TimeSpan.Zero;

    /// <summary>Pages in memory or swapped out, and the tables of them.</summary>
    private static long MemoryOf(string folder) => ProcessFile.Read(Path.Combine(folder, "status")).Split('\n')
        .Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal) || l.StartsWith("VmSwap:", StringComparison.Ordinal) || l.StartsWith("VmPTE:", StringComparison.Ordinal))
        .Sum(l => long.Parse(l.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10);
}
