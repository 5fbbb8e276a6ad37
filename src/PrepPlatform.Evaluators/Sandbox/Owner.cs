using System.Globalization;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Marks what belongs to this process, so that a later one knows what a killed one has left behind.</summary>
internal static class Owner
{
    private const string Prefix = "prep-sandbox";

    // Numbers of processes mean something only within their namespace; the time of start tells them from later ones.
    private static readonly string Space = new FileInfo("/proc/self/ns/pid").LinkTarget?.Trim("pid:[]".ToCharArray()) ?? "";

    /// <summary>Of this process.</summary>
    public static string Mark { get; } = $"{Prefix}-{Space}-{Environment.ProcessId}-{StartOf(Environment.ProcessId)}";

    /// <summary>Whether a text holds the mark of a process that is no more.</summary>
    public static bool IsGone(string text)
    {
        var start = text.IndexOf($"{Prefix}-{Space}-", StringComparison.Ordinal);
        if (start < 0) return false;
        var numbers = text[(start + Prefix.Length + Space.Length + 2)..].Split(['-', ' ', '\0']);
        return numbers.Length > 1 && int.TryParse(numbers[0], CultureInfo.InvariantCulture, out var pid) && StartOf(pid) != numbers[1];
    }

    /// <summary>When a process started, in ticks since the machine did; null: there is none.</summary>
    private static string? StartOf(int pid) => ProcessFile.Fields($"/proc/{pid}") is { Length: > 19 } fields ? fields[19] : null;
}
