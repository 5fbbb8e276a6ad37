using System.Globalization;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>
/// What hosts leave behind that were killed: groups always; processes only where that happened within the few microseconds in which one of the first processes
/// had not yet asked to die with its parent.
/// </summary>
internal static class Leftovers
{
    private static readonly string[] Names = ["setpriv", "bwrap", "prlimit", "time"];

    public static void Sweep(ControlGroups? groups)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) || !Names.Contains(ProcessFile.Read(Path.Combine(folder, "comm")).Trim())) continue;
            if (Owner.IsGone(ProcessFile.Read(Path.Combine(folder, "cmdline")))) Native.KillProcess(pid);
        }

        groups?.Sweep();
    }
}
