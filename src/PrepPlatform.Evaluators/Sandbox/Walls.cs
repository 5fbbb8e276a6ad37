using System.Globalization;
using System.Runtime.Versioning;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>The command line that puts walls around a command: another user, bubblewrap, limits, and <c>time</c>, which says how the program ended and takes in what it leaves behind.</summary>
[SupportedOSPlatform("linux")]
internal static class Walls
{
    public const string Bubblewrap = "/usr/bin/bwrap", Become = "/usr/bin/setpriv", Limit = "/usr/bin/prlimit", Watcher = "/usr/bin/time";

    /// <summary>More than a runtime reserves without using it, and little enough that page tables alone do not fill the machine.</summary>
    private const long AddressSpace = 512L << 30;

    /// <summary>The user inside, whoever it is outside.</summary>
    private const string Id = "1000";

    private static readonly string[] Folders = ["/bin", "/sbin", "/lib", "/lib32", "/lib64"], Devices = ["null", "zero", "full", "random", "urandom"], Standard = ["stdin", "stdout", "stderr"];

    /// <summary>Files of <c>/proc</c> that tell of the machine and of what else runs on it.</summary>
    private static readonly string[] Telling =
        ["cmdline", "config.gz", "diskstats", "kallsyms", "kcore", "key-users", "keys", "latency_stats", "partitions", "sched_debug", "timer_list"];

    private static readonly Lazy<string[]> System = new(Describe);

    /// <summary>The whole command line.</summary>
    /// <param name="command">What runs inside.</param>
    /// <param name="user">Whom to become first, where this process is root.</param>
    /// <param name="furniture">What it sees.</param>
    /// <param name="pipes">How it is talked with.</param>
    /// <param name="grouped">Whether a control group limits its memory.</param>
    public static IReadOnlyList<string> Around(SandboxCommand command, Users.User? user, Furniture furniture, Pipes pipes, bool grouped) =>
    [
        .. Becoming(user),
        Bubblewrap, "--json-status-fd", pipes.Number(pipes.Status), "--seccomp", pipes.Number(pipes.Filter),
        // Not read but closed when everything is mounted, by which we know: it is the writing end of a pipe.
        "--block-fd", pipes.Number(pipes.Ready),
        .. System.Value, "--file", pipes.Number(pipes.Accounts), "/etc/passwd", "--perms", "1777", "--size", Text(command.Disk), "--tmpfs", "/tmp",
        .. furniture.Arguments, "--remount-ro", "/", .. command.Environment.SelectMany(v => new[] { "--setenv", v.Key, v.Value }),
        "--chdir", furniture.Rooms.Count > 0 ? furniture.Rooms[0].Inside : "/tmp", "--",
        Limit, .. Limits(command, grouped), "--",
        Watcher, "-o", $"/proc/self/fd/{pipes.Number(pipes.Report)}", "-f", $"\n{Owner.Mark} %x %U %S %M", "--", command.Program, .. command.Arguments,
    ];

    private static string[] Becoming(Users.User? user) => user is null ? [] :
        [Become, "--reuid", Text(user.Id), "--regid", Text(user.Id), "--clear-groups", "--no-new-privs", "--pdeathsig", "KILL", "--"];

    private static string[] Limits(SandboxCommand command, bool grouped)
    {
        var seconds = (long)Math.Ceiling(command.ProcessorTime.TotalSeconds);
        string[] always =
        [
            $"--cpu={seconds + 1}:{seconds + 2}", $"--fsize={command.Disk}", $"--nproc={command.Processes + 1}", $"--nofile={Most("open files", 512)}",
            // Unlimited also means that threads get stacks of the usual size.
            $"--stack={Most("stack size", long.MaxValue)}", $"--as={AddressSpace}", "--core=0", "--msgqueue=0", "--memlock=65536",
        ];
        // Where only our looking at it every few milliseconds keeps memory small, a single leap is kept small by this. Runtimes count into it what they never touch.
        return grouped ? always : [.. always, $"--data={(command.Memory * 2) + (4L << 30)}"];
    }

    private static string Most(string what, long wanted)
    {
        var line = ProcessFile.Read("/proc/self/limits").Split('\n').FirstOrDefault(l => l.StartsWith($"Max {what}", StringComparison.Ordinal));
        var hard = line?[26..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } limits && long.TryParse(limits[1], CultureInfo.InvariantCulture, out var most) ? most : long.MaxValue;
        var least = Math.Min(hard, wanted);
        return least == long.MaxValue ? "unlimited" : Text(least);
    }

    /// <summary>What is the same for every command.</summary>
    private static string[] Describe()
    {
        string[] folders = [.. Folders.SelectMany(f =>
            new DirectoryInfo(f) is { Exists: true } info ? info.LinkTarget is { } target ? new[] { "--symlink", target, f } : ["--ro-bind", f, f] : [])];
        // Java keeps its settings there.
        string[] settings = ["/etc/ld.so.cache", "/etc/alternatives", .. Directory.GetDirectories("/etc", "java-*-openjdk")];
        string[] hidden = [.. Telling.Select(f => $"/proc/{f}").Where(File.Exists)];
        return
        [
            "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--as-pid-1", "--die-with-parent", "--new-session",
            "--uid", Id, "--gid", Id, "--hostname", "sandbox", "--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", "/tmp", "--setenv", "LANG", "C.UTF-8",
            "--ro-bind", "/usr", "/usr", .. Own(), .. folders, .. settings.SelectMany(s => new[] { "--ro-bind-try", s, s }),
            "--proc", "/proc", .. hidden.SelectMany(f => new[] { "--ro-bind", "/dev/null", f }), "--tmpfs", "/proc/sys", "--remount-ro", "/proc/sys",
            .. Devices.SelectMany(d => new[] { "--dev-bind", $"/dev/{d}", $"/dev/{d}" }), "--symlink", "/proc/self/fd", "/dev/fd",
            .. Standard.SelectMany((name, number) => new[] { "--symlink", $"/proc/self/fd/{number}", $"/dev/{name}" }), "--symlink", "/tmp", "/dev/shm",
        ];
    }

    /// <summary>Should the product be installed below <c>/usr</c>, it is not shown.</summary>
    private static string[] Own() => AppContext.BaseDirectory.StartsWith("/usr/", StringComparison.Ordinal) ? ["--tmpfs", AppContext.BaseDirectory, "--remount-ro", AppContext.BaseDirectory] : [];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
