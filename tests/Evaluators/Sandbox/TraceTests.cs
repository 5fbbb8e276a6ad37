using System.Globalization;
using System.Runtime.Versioning;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Tests.Evaluators.Sandbox;

/// <summary>Nothing is left of what has run, and those that run do not notice each other.</summary>
[SupportedOSPlatform("linux")]
[Collection("sandbox alone")]
public sealed class TraceTests(Hosts hosts) : SandboxTest(hosts)
{
    private const string Restless = """
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                signal.signal(signal.SIGHUP, signal.SIG_IGN); signal.signal(signal.SIGTERM, signal.SIG_IGN)
                os.execv('/usr/bin/sleep', ['sleep', sys.argv[1]])
            os._exit(0)
        os.wait()
        subprocess.Popen(['nohup', 'sleep', sys.argv[1]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        """;

    private static int marks = 70_000_000;

    [SandboxTheory, ByEveryHost]
    public async Task Processes_that_are_left_behind_go_with_the_program(By by)
    {
        var mark = Mark();
        var run = await RunAsync(by, "/usr/bin/python3", ["-c", $"import os, sys, signal, subprocess\n{Restless}", mark]);
        (run.End, run.Errors, run.WallTime < TimeSpan.FromSeconds(30)).ShouldBe((SandboxEnd.Exited, "", true));
        Marked(mark).ShouldBeEmpty();
    }

    [SandboxTheory, ByEveryHost]
    public async Task Cancelling_kills_all_of_it(By by)
    {
        var mark = Mark();
        using var cancel = new CancellationTokenSource();
        var run = Sandbox(by).RunAsync(new SandboxCommand("/bin/sh", ["-c", $"setsid sleep {mark} & sleep {mark}"]) { WallTime = TimeSpan.FromMinutes(2) }, cancel.Token);
        await Until(() => Marked(mark).Count >= 3);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
        Marked(mark).ShouldBeEmpty();
        await Should.ThrowAsync<OperationCanceledException>(() => Sandbox(by).RunAsync(new SandboxCommand("/bin/true", []), new CancellationToken(canceled: true)));
    }

    [SandboxTheory, ByEveryHost]
    public async Task When_the_host_is_killed_so_is_everything_and_the_next_host_sweeps_up(By by)
    {
        var mark = Mark();
        var user = by == By.Ordinary && Environment.IsPrivilegedProcess ? OtherHost.OrdinaryUser : (int?)null;
        using var host = await OtherHost.StartAsync(user);
        var runs = Enumerable.Range(0, 3).Select(_ => host.RunAsync(new SandboxCommand("/bin/sh", ["-c", $"trap '' TERM HUP; setsid sleep {mark} & sleep {mark}"]) { WallTime = TimeSpan.FromMinutes(5) }, CancellationToken.None)).ToList();
        await Until(() => Marked(mark).Count >= 9);
        await host.KillAsync();
        foreach (var run in runs) await Should.ThrowAsync<IOException>(() => run);
        await Until(() => Marked(mark).Count == 0);
        using var next = await OtherHost.StartAsync(user);
        await Until(() => Groups($"-{host.Id}-").Count == 0);
        next.Problems.ShouldBeEmpty();
    }

    [SandboxTheory, ByEveryHost]
    public async Task What_a_killed_host_has_left_in_the_wrong_moment_the_next_one_ends(By by)
    {
        var gone = $"prep-sandbox-{new FileInfo("/proc/self/ns/pid").LinkTarget![5..^1]}-{Environment.ProcessId}-1 "; // Another process had our number, right after the machine's start.
        using var left = System.Diagnostics.Process.Start(by == By.Root ? "/usr/bin/time" : "setpriv", by == By.Root || !Environment.IsPrivilegedProcess
            ? ["-f", gone, "sleep", "3"]
            : ["--reuid", Text(OtherHost.OrdinaryUser), "--regid", Text(OtherHost.OrdinaryUser), "--clear-groups", "/usr/bin/time", "-f", gone, "sleep", "3"]);
        await Until(() => File.ReadAllText($"/proc/{left.Id}/comm").Trim() == "time");
        using var next = await OtherHost.StartAsync(by == By.Ordinary && Environment.IsPrivilegedProcess ? OtherHost.OrdinaryUser : null);
        await left.WaitForExitAsync();
        left.ExitCode.ShouldBe(128 + 9);
    }

    [SandboxTheory, ByEveryHost]
    public async Task Three_hundred_runs_leave_no_process_group_file_or_handle(By by)
    {
        var mark = Mark();
        await ShAsync(by, "true");
        var (temporary, handles) = (Directory.GetFileSystemEntries(Path.GetTempPath()).Length, Directory.GetFiles("/proc/self/fd").Length);
        for (var i = 0; i < 60; i++)
        {
            var five = Enumerable.Range(0, 5).Select(k => k == 0
                ? RunAsync(by, "/usr/bin/sleep", [mark], c => c with { WallTime = TimeSpan.FromMilliseconds(30) })
                : ShAsync(by, $"setsid sleep {mark} & echo {k}")).ToList();
            foreach (var run in five) (await run).End.ShouldBeOneOf(SandboxEnd.Exited, SandboxEnd.TooLong);
        }

        Marked(mark).ShouldBeEmpty();
        await Until(() => Groups(Owner.Mark).Count == 0);
        Directory.GetFiles("/proc/self/fd").Length.ShouldBeLessThan(handles + 20);
        (Directory.GetFileSystemEntries(Path.GetTempPath()).Length - temporary).ShouldBeLessThan(60); // Other suites use it too.
        Children().ShouldBe(0);
    }

    [SandboxTheory, ByEveryHost]
    public async Task Twenty_at_once_do_not_disturb_each_other(By by)
    {
        var runs = Enumerable.Range(0, 20).Select(i => i % 5 == 4
            ? PythonAsync(by, "x = []\nwhile True: x.append(b'x' * 1000000)", c => c with { Memory = 64 << 20 })
            : PythonAsync(by, $"open('/tmp/x', 'w').write('{i}'); time.sleep(0.5); print(open('/tmp/x').read(), len([p for p in os.listdir('/proc') if p.isdigit()]), len(os.listdir('/tmp')))",
                c => c with { Processes = 4 })).ToList();
        for (var i = 0; i < runs.Count; i++)
        {
            if (i % 5 == 4) (await runs[i]).End.ShouldBe(SandboxEnd.TooMuchMemory);
            else Said(await runs[i]).ShouldBe($"{i} 2 1\n");
        }
    }

    [SandboxTheory, ByEveryHost]
    public async Task Programs_of_root_run_under_other_users_each_under_one_of_its_own(By by)
    {
        var mark = Mark();
        using var cancel = new CancellationTokenSource();
        var runs = Enumerable.Range(0, 5).Select(_ => Sandbox(by).RunAsync(new SandboxCommand("/usr/bin/sleep", [mark]) { WallTime = TimeSpan.FromMinutes(5) }, cancel.Token)).ToList();
        HashSet<int> Users() => [.. Directory.GetDirectories("/proc").Where(p => ProcessFile.Read($"{p}/cmdline") == $"/usr/bin/sleep\0{mark}\0")
            .Select(p => int.Parse(ProcessFile.Read($"{p}/status").Split("Uid:\t")[1].Split('\t')[0], CultureInfo.InvariantCulture))];
        await Until(() => Marked($"/usr/bin/sleep\0{mark}\0").Count(c => c.StartsWith("/usr/bin/sleep", StringComparison.Ordinal)) == 5);
        var users = Users();
        if (by == By.Root) (users.Count, users.All(u => u is >= 60600 and < 60664)).ShouldBe((5, true));
        else users.ShouldNotContain(0);
        await cancel.CancelAsync();
        foreach (var run in runs) await Should.ThrowAsync<OperationCanceledException>(() => run);
    }

    private static string Mark() => Text(Interlocked.Increment(ref marks) + (Environment.ProcessId * 100));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task Until(Func<bool> so)
    {
        for (var i = 0; !so(); i++)
        {
            i.ShouldBeLessThan(400);
            await Task.Delay(50);
        }
    }

    /// <summary>Processes of this machine with a mark in their command lines.</summary>
    private static List<string> Marked(string mark) => [.. Directory.GetDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0])).Select(p => ProcessFile.Read($"{p}/cmdline")).Where(c => c.Contains(mark, StringComparison.Ordinal))];

    /// <summary>Zombies and others that this process has not waited for.</summary>
    private static int Children() => Directory.GetDirectories("/proc").Count(p => char.IsAsciiDigit(Path.GetFileName(p)[0]) && ProcessFile.Fields(p) is { } f
        && f[1] == Text(Environment.ProcessId) && ProcessFile.Read($"{p}/comm").Trim() is "bwrap" or "setpriv" or "time");

    private static List<string> Groups(string with) => !Directory.Exists("/sys/fs/cgroup") ? [] :
        [.. Directory.EnumerateDirectories("/sys/fs/cgroup", "prep-sandbox-*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 6 }).Where(g => g.Contains(with, StringComparison.Ordinal))];
}
