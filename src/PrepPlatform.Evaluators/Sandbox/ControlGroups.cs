namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Where this process may make control groups, of either version.</summary>
internal abstract class ControlGroups
{
    private static int made;

    /// <summary>Folders in which groups are made.</summary>
    protected abstract IReadOnlyList<string> Parents { get; }

    /// <summary>Finds them; null: this machine lets us make none.</summary>
    public static ControlGroups? Find()
    {
        try
        {
            return (ControlGroups?)OldGroups.Find() ?? NewGroups.Find();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A group with the limits of a command.</summary>
    public abstract GroupMeter Create(SandboxCommand command);

    /// <summary>Removes the groups of hosts that were killed, with whatever runs in them.</summary>
    public void Sweep()
    {
        foreach (var group in Parents.SelectMany(p => Directory.GetDirectories(p, "prep-sandbox-*")).Where(g => Owner.IsGone(Path.GetFileName(g))))
        {
            foreach (var process in ProcessFile.Read(Path.Combine(group, "cgroup.procs")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Native.KillProcess(int.Parse(process, System.Globalization.CultureInfo.InvariantCulture));
            _ = RemoveAsync(group);
        }
    }

    protected static string NextName() => $"{Owner.Mark}-{Interlocked.Increment(ref made)}";

    /// <summary>Removes a group whose processes are gone; the kernel needs some milliseconds more than they do, for which nobody has to wait.</summary>
    protected internal static async Task RemoveAsync(string group)
    {
        for (var wait = 1; wait <= 1024 && Directory.Exists(group); wait *= 2)
        {
            try
            {
                Directory.Delete(group);
            }
            catch (IOException)
            {
                await Task.Delay(wait);
            }
        }
    }

    /// <summary>The line of <c>/proc/self/cgroup</c> for a controller; empty for version 2.</summary>
    protected static string? OwnPath(string controller) => File.ReadLines("/proc/self/cgroup").Select(l => l.Split(':', 3))
        .FirstOrDefault(p => controller.Length == 0 ? p[0] == "0" : p[1].Split(',').Contains(controller))?[2];

    /// <summary>Mount points of a kind of file system, with its options.</summary>
    protected static IEnumerable<(string Folder, string[] Options)> Mounts(string kind) => File.ReadLines("/proc/self/mountinfo").Select(l => l.Split(' '))
        .Where(p => p[Array.IndexOf(p, "-") + 1] == kind).Select(p => (p[4], p[^1].Split(',')));

    /// <summary>A figure out of lines of names and figures.</summary>
    protected internal static long Figure(string file, params ReadOnlySpan<string> names)
    {
        var sum = 0L;
        foreach (var line in File.ReadLines(file))
        {
            var space = line.IndexOf(' ');
            if (space > 0 && names.Contains(line[..space])) sum += long.Parse(line[(space + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        }

        return sum;
    }
}
