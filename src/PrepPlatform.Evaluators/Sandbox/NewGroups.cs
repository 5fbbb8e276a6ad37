using System.Globalization;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Control groups of version 2: one tree, of which a part may be delegated to us (systemd's <c>Delegate=yes</c>) or, in a container, is all there is.</summary>
internal sealed class NewGroups(string parent) : ControlGroups
{
    /// <summary>Where the processes of the host go: a group that limits others holds none itself.</summary>
    private const string Host = "prep-host";

    protected override IReadOnlyList<string> Parents => [parent];

    public new static NewGroups? Find()
    {
        var (folder, own) = (Mounts("cgroup2").FirstOrDefault().Folder, OwnPath(""));
        if (folder is null || own is null) return null;
        if (Path.GetFileName(own) == Host) own = Path.GetDirectoryName(own);
        // Root of the machine makes them beside everything else, so that what systemd looks after stays as it is.
        return new[] { folder, folder + own }.Where(Prepare).Select(f => new NewGroups(f)).FirstOrDefault();
    }

    /// <summary>Makes a folder ready for groups with limits.</summary>
    internal static bool Prepare(string folder)
    {
        try
        {
            string[] needed = ["memory", "pids"], there = File.ReadAllText(Path.Combine(folder, "cgroup.controllers")).Split((char[])[' ', '\n']);
            if (needed.Except(there).Any()) return false;
            if (!TryEnable(folder)) MoveOut(folder);
            return TryEnable(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public override GroupMeter Create(SandboxCommand command)
    {
        var folder = Path.Combine(parent, NextName());
        Directory.CreateDirectory(folder);
        var group = new Group(folder);
        group.Limit(command);
        return group;
    }

    private static bool TryEnable(string folder)
    {
        try
        {
            File.WriteAllText(Path.Combine(folder, "cgroup.subtree_control"), "+memory +pids");
            return true;
        }
        catch (IOException)
        {
            return false; // Busy: there are processes in it.
        }
    }

    private static void MoveOut(string folder)
    {
        var host = Path.Combine(folder, Host);
        Directory.CreateDirectory(host);
        foreach (var process in File.ReadAllLines(Path.Combine(folder, "cgroup.procs"))) File.WriteAllText(Path.Combine(host, "cgroup.procs"), process);
    }

    internal sealed class Group(string folder) : GroupMeter
    {
        protected override TimeSpan Time => TimeSpan.FromMicroseconds(Figure(Path.Combine(folder, "cpu.stat"), "usage_usec"));

        public override bool RanOut => Figure(Path.Combine(folder, "memory.events"), "oom_kill") > 0;

        public void Limit(SandboxCommand command)
        {
            File.WriteAllText(Path.Combine(folder, "memory.max"), command.Memory.ToString(CultureInfo.InvariantCulture));
            if (File.Exists(Path.Combine(folder, "memory.swap.max"))) File.WriteAllText(Path.Combine(folder, "memory.swap.max"), "0");
            File.WriteAllText(Path.Combine(folder, "memory.oom.group"), "1");
            File.WriteAllText(Path.Combine(folder, "pids.max"), (command.Processes + 1).ToString(CultureInfo.InvariantCulture));
        }

        public override void Take(int pid) => File.WriteAllText(Path.Combine(folder, "cgroup.procs"), pid.ToString(CultureInfo.InvariantCulture));

        protected override long Memory => Figure(Path.Combine(folder, "memory.stat"), "anon", "shmem");

        public override void Dispose() => _ = RemoveAsync(folder);
    }
}
