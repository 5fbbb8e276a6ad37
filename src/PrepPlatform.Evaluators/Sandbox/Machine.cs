using System.Runtime.Versioning;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>What this machine has for a sandbox, found out by looking and by trying.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Machine
{
    private readonly SandboxOptions options;
    private readonly Users? users;
    private readonly ControlGroups? groups;
    private readonly byte[] filter = [];

    public Machine(SandboxOptions options)
    {
        this.options = options;
        if (Environment.IsPrivilegedProcess) users = new Users(options.FirstUser, options.Users);
        groups = options.UseControlGroups ? ControlGroups.Find() : null;
        var problems = new List<string>(Missing());
        try
        {
            filter = Filter.Build();
        }
        catch (Exception e) when (e is DllNotFoundException or InvalidOperationException)
        {
            problems.Add($"Install the Debian package libseccomp2 ({e.Message}).");
        }

        if (problems.Count == 0) problems.AddRange(Try());
        Problems = problems;
        Leftovers.Sweep(groups);
    }

    public IReadOnlyList<string> Problems { get; }

    public async Task<SandboxRun> RunAsync(SandboxCommand command, CancellationToken cancellation)
    {
        using var user = users is null ? null : await users.TakeAsync(cancellation);
        using var run = new Run(command, user, groups, filter);
        return await run.ToEndAsync(cancellation);
    }

    private IEnumerable<string> Missing()
    {
        (string Program, string Package)[] needed = [(Walls.Bubblewrap, "bubblewrap"), (Walls.Limit, "util-linux"), (Walls.Watcher, "time")];
        foreach (var (program, package) in users is null ? needed : [.. needed, (Walls.Become, "util-linux")])
            if (!File.Exists(program)) yield return $"Install the Debian package {package}: there is no {program}.";
        if (options.RequireControlGroups && groups is null)
            yield return "Let this process make control groups with the controllers memory and pids: under systemd by Delegate=yes in its unit, in a container by a writable /sys/fs/cgroup. Or do without them by Sandbox:RequireControlGroups=false, where no strangers' programs are run.";
    }

    /// <summary>Looks from the inside whether the walls are there.</summary>
    private IEnumerable<string> Try()
    {
        string said;
        try
        {
            var run = Task.Run(() => RunAsync(new SandboxCommand("/usr/bin/cat", ["/proc/self/status"]), CancellationToken.None)).GetAwaiter().GetResult();
            said = System.Text.Encoding.UTF8.GetString(run.Output.Span);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            if (e.Message.Contains("Unknown option", StringComparison.Ordinal)) return [$"Install bubblewrap 0.8 or newer: {e.Message}"];
            return [$"Let this process make user namespaces and mount /proc in them: sysctl kernel.unprivileged_userns_clone=1 or, on Ubuntu, kernel.apparmor_restrict_unprivileged_userns=0; in a container --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined. It said: {e.Message}"];
        }

        string[] wanted = ["Seccomp:\t2", "NoNewPrivs:\t1", "CapEff:\t0000000000000000", "Uid:\t1000"];
        return wanted.Where(w => !said.Contains(w, StringComparison.Ordinal)).Select(w => $"The sandbox does not hold: inside, /proc/self/status lacks «{w.Replace('\t', ' ')}».");
    }
}
