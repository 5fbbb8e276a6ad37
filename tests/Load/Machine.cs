namespace PrepPlatform.Tests.Load;

/// <summary>The size of the machine that a figure belongs to.</summary>
internal static class Machine
{
    public static string Describe() => $"{Environment.ProcessorCount} cores of {Processor()}, {Memory():0} GB of memory, {Disk()}.NET {Environment.Version}";

    /// <summary>How busy it is with other things: a figure taken on a busy machine says little.</summary>
    public static string Busy() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Processor() => !File.Exists("/proc/cpuinfo")
        ? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "an unknown processor"
        : File.ReadLines("/proc/cpuinfo").Where(l => l.StartsWith("model name", StringComparison.Ordinal)).Select(l => l.Split(": ", 2)[1]).FirstOrDefault() ?? "an unknown processor";

    private static double Memory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;

    private static string Disk()
    {
        var drive = new DriveInfo(Path.GetTempPath());
        return $"{drive.DriveFormat} disk, ";
    }
}
