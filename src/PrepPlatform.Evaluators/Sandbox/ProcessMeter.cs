using System.Globalization;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Looks at every process: for machines that let nobody make control groups.</summary>
internal sealed class ProcessMeter(Inside inside, int outer, long limit) : Meter
{
    private const long Tick = TimeSpan.TicksPerSecond / 100; // The kernel tells hundredths to programs, whatever its own clock.

    private const long SocketBytes = 212_992;

    /// <summary>Processor time of each process that was ever seen: a parent that does not wait for its children hides theirs.</summary>
    private readonly Dictionary<(string Pid, string Start), long> seen = [];

    private TimeSpan preparations, most;

    public override bool RanOut => false;

    public override void Begin(int pid) => preparations = Spent(outer) + Spent(pid);

    public override (TimeSpan Time, long Memory) Look()
    {
        string[] folders = [.. Directory.EnumerateDirectories(inside.Processes).Where(f => char.IsAsciiDigit(Path.GetFileName(f)[0]))];
        var time = folders.Sum(TimeOf);
        most = TimeSpan.FromTicks(Math.Max(time, seen.Values.Sum()) * Tick);
        var shared = inside.Bytes + Sockets() + SharedBy(folders);
        var memory = shared + folders.Sum(f => Figures(f, "status", "RssAnon:", "VmSwap:", "VmPTE:"));
        // After a fork two processes have the same pages; how many there are really takes longer to find out.
        if (memory > limit) memory = shared + folders.Sum(f => Figures(f, "smaps_rollup", "Pss_Anon:", "SwapPss:") + Figures(f, "status", "VmPTE:"));
        return (most, memory);
    }

    public override TimeSpan? Total(TimeSpan? waited) => waited is { } all ? TimeSpan.FromTicks(Math.Max((all - preparations).Ticks, most.Ticks)) : null;

    private long TimeOf(string folder)
    {
        if (ProcessFile.Fields(folder) is not { } fields) return 0;
        long[] spent = [.. fields[11..15].Select(f => long.Parse(f, CultureInfo.InvariantCulture))];
        seen[(Path.GetFileName(folder), fields[19])] = spent[0] + spent[1];
        return spent.Sum();
    }

    /// <summary>Memory that processes share is counted whole: whoever filled it may be gone.</summary>
    private static long SharedBy(IEnumerable<string> folders)
    {
        var sizes = new Dictionary<string, long>();
        foreach (var folder in folders)
        {
            var own = new Dictionary<string, long>();
            foreach (var line in ProcessFile.Read(Path.Combine(folder, "maps")).Split('\n').Where(l => l.EndsWith("/dev/zero (deleted)", StringComparison.Ordinal)))
            {
                var parts = line.Split((char[])[' ', '-'], StringSplitOptions.RemoveEmptyEntries);
                long[] ends = [.. parts[..2].Select(p => long.Parse(p, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
                own[parts[^3]] = own.GetValueOrDefault(parts[^3]) + ends[1] - ends[0]; // By the number of the file behind it.
            }

            foreach (var (file, size) in own) sizes[file] = Math.Max(size, sizes.GetValueOrDefault(file));
        }

        return sizes.Values.Sum();
    }

    /// <summary>What lies in sockets that nobody reads from belongs to no process.</summary>
    private long Sockets() =>
        ProcessFile.Read(Path.Combine(inside.Processes, "1", "net", "sockstat")).Split('\n')[0].Split(' ') is [_, _, var used] && long.TryParse(used, CultureInfo.InvariantCulture, out var count) ? count * SocketBytes : 0;

    private static TimeSpan Spent(int pid) =>
        long.TryParse(ProcessFile.Read($"/proc/{pid}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture, out var nanoseconds) ? TimeSpan.FromMicroseconds(nanoseconds / 1000) : TimeSpan.Zero;

    /// <summary>The sum of some figures, which the kernel gives in KB.</summary>
    private static long Figures(string folder, string file, params ReadOnlySpan<string> names)
    {
        var sum = 0L;
        foreach (var line in ProcessFile.Read(Path.Combine(folder, file)).Split('\n'))
            if (line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var name, var figure, ..] && names.Contains(name)) sum += long.Parse(figure, CultureInfo.InvariantCulture) << 10;
        return sum;
    }
}
