using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Tests.Evaluators.Sandbox;

/// <summary>What is written into and read from groups of version 2, where the machine that runs the tests may have another.</summary>
public sealed class NewGroupTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prep-groups-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void They_need_both_controllers()
    {
        Write("cgroup.controllers", "cpu io pids\n");
        NewGroups.Prepare(folder.FullName).ShouldBeFalse();
        Write("cgroup.controllers", "cpu io memory pids\n");
        NewGroups.Prepare(folder.FullName).ShouldBeTrue();
        Read("cgroup.subtree_control").ShouldBe("+memory +pids");
        NewGroups.Prepare(Path.Combine(folder.FullName, "missing")).ShouldBeFalse();
    }

    [Fact]
    public void Limits_are_set_and_use_is_read()
    {
        var meter = new NewGroups(folder.FullName).Create(new SandboxCommand("/bin/true", []) { Memory = 100 << 20, Processes = 7 });
        var group = Path.GetFileName(folder.GetDirectories().ShouldHaveSingleItem().FullName);
        (Read($"{group}/memory.max"), Read($"{group}/memory.oom.group"), Read($"{group}/pids.max")).ShouldBe(((100 << 20).ToString(System.Globalization.CultureInfo.InvariantCulture), "1", "8"));
        meter.Take(4711);
        Read($"{group}/cgroup.procs").ShouldBe("4711");
        Write($"{group}/cpu.stat", "usage_usec 1500\nuser_usec 1000\n");
        meter.Begin(4711);
        Write($"{group}/cpu.stat", "usage_usec 2001500\nuser_usec 1000\n");
        Write($"{group}/memory.stat", "anon 1000\nfile 5000\nshmem 24\n");
        meter.Look().ShouldBe((TimeSpan.FromSeconds(2), 1024L));
        Write($"{group}/memory.events", "low 0\noom 1\noom_kill 0\n");
        meter.RanOut.ShouldBeFalse();
        Write($"{group}/memory.events", "low 0\noom 1\noom_kill 2\n");
        meter.RanOut.ShouldBeTrue();
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder.FullName, file), text);

    private string Read(string file) => File.ReadAllText(Path.Combine(folder.FullName, file));
}
