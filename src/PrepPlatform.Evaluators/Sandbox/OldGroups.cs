using System.Globalization;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Control groups of version 1: a tree for each controller.</summary>
internal sealed class OldGroups(string memory, string processes, string processor) : ControlGroups
{
    protected override IReadOnlyList<string> Parents => [.. new[] { memory, processes, processor }.Distinct()];

    public new static OldGroups? Find() => Own("memory") is { } memory && Own("pids") is { } processes && Own("cpuacct") is { } processor ? new(memory, processes, processor) : null;

    public override GroupMeter Create(SandboxCommand command)
    {
        var name = NextName();
        foreach (var parent in Parents) Directory.CreateDirectory(Path.Combine(parent, name));
        var group = new Group(Path.Combine(memory, name), Path.Combine(processes, name), Path.Combine(processor, name));
        group.Limit(command);
        return group;
    }

    /// <summary>The own group of a controller, where others can be made in it.</summary>
    private static string? Own(string controller)
    {
        foreach (var (folder, options) in Mounts("cgroup"))
        {
            if (!options.Contains(controller)) continue;
            var own = folder + OwnPath(controller);
            if (!Directory.Exists(own)) own = folder; // In a container the path is the machine's.
            return CanMakeIn(own) ? own : null;
        }

        return null;
    }

    private static bool CanMakeIn(string folder)
    {
        try
        {
            var trial = Path.Combine(folder, NextName());
            Directory.CreateDirectory(trial);
            Directory.Delete(trial);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private sealed class Group(string memory, string processes, string processor) : GroupMeter
    {
        protected override TimeSpan Time => TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(Path.Combine(processor, "cpuacct.usage")), CultureInfo.InvariantCulture) / 1000);

        public override bool RanOut => Figure(Path.Combine(memory, "memory.oom_control"), "oom_kill") > 0;

        public void Limit(SandboxCommand command)
        {
            var bytes = command.Memory.ToString(CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(memory, "memory.limit_in_bytes"), bytes);
            // With swap too, where that is counted; else nothing of it may be swapped out.
            var both = Path.Combine(memory, "memory.memsw.limit_in_bytes");
            if (File.Exists(both)) File.WriteAllText(both, bytes);
            else File.WriteAllText(Path.Combine(memory, "memory.swappiness"), "0");
            File.WriteAllText(Path.Combine(processes, "pids.max"), (command.Processes + 1).ToString(CultureInfo.InvariantCulture));
        }

        public override void Take(int pid)
        {
            foreach (var group in new[] { memory, processes, processor }.Distinct()) File.WriteAllText(Path.Combine(group, "cgroup.procs"), pid.ToString(CultureInfo.InvariantCulture));
        }

        protected override long Memory => Figure(Path.Combine(memory, "memory.stat"), "rss", "shmem");

        public override void Dispose()
        {
            foreach (var group in new[] { memory, processes, processor }.Distinct()) _ = RemoveAsync(group);
        }
    }
}
