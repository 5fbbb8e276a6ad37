using System.Text;
using System.Runtime.Versioning;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Tests.Evaluators.Sandbox;

/// <summary>What a program would like to have more of.</summary>
[SupportedOSPlatform("linux")]
public sealed class LimitTests(Hosts hosts) : SandboxTest(hosts)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [SandboxTheory, ByEveryHost]
    public async Task Processes_end_at_their_number_and_the_next_run_has_its_own(By by)
    {
        const string forks = """
            made = 0
            try:
                while True:
                    if os.fork() == 0: time.sleep(600)
                    made += 1
            except BlockingIOError: print(made)
            """;
        Said(await PythonAsync(by, forks, c => c with { Processes = 20 })).ShouldBe("19\n");
        Said(await PythonAsync(by, forks, c => c with { Processes = 40 })).ShouldBe("39\n");
    }

    [SandboxTheory, ByEveryHost]
    public async Task A_fork_bomb_ends_with_its_time(By by)
    {
        var run = await PythonAsync(by, """
            while True:
                try: os.fork()
                except OSError: pass
            """, c => c with { ProcessorTime = Second, WallTime = 20 * Second });
        run.End.ShouldBe(SandboxEnd.TooLong);
        Said(await ShAsync(by, "echo next")).ShouldBe("next\n");
    }

    [SandboxTheory, ByEveryHost("x = b'x' * (2 << 30)", "x = []\nwhile True: x.append(b'x' * 1000000)", "def f(n): return f(n + 1) + 1\nsys.setrecursionlimit(1 << 30)\nf(0)")]
    public async Task A_memory_bomb_is_killed(By by, string bomb) => ShouldBeTooMuch(await PythonAsync(by, bomb));

    [SandboxTheory, ByEveryHost]
    public async Task Memory_counts_for_all_processes_together(By by) =>
        ShouldBeTooMuch(await PythonAsync(by, """
            for i in range(8):
                if os.fork() == 0:
                    x = b'x' * (50 << 20)
                    time.sleep(600)
            time.sleep(600)
            """));

    [SandboxTheory, ByEveryHost]
    public async Task Memory_that_is_shared_counts_though_whoever_filled_it_is_gone(By by) =>
        ShouldBeTooMuch(await PythonAsync(by, """
            kept = []
            for i in range(30):
                kept.append(mmap.mmap(-1, 32 << 20))
                if os.fork() == 0:
                    for at in range(0, 32 << 20, 4096): kept[-1][at] = 1
                    os._exit(0)
                os.wait()
            time.sleep(600)
            """));

    [SandboxTheory, ByEveryHost]
    public async Task Output_ends_where_it_may(By by)
    {
        var run = await RunAsync(by, "/usr/bin/yes", [], c => c with { MostOutput = 100_000 });
        (run.End, run.Output.Length).ShouldBe((SandboxEnd.TooMuchOutput, 100_000));
        Said(await RunAsync(by, "/usr/bin/head", ["-c", "100000", "/dev/zero"], c => c with { MostOutput = 100_000 })).Length.ShouldBe(100_000);
    }

    [SandboxTheory, ByEveryHost]
    public async Task Errors_are_kept_as_far_as_they_may_and_do_no_harm_beyond(By by)
    {
        var run = await ShAsync(by, "head -c 3000000 /dev/zero | tr '\\0' e >&2; exit 7", c => c with { MostErrors = 1000 });
        (run.End, run.ExitCode, run.Errors).ShouldBe((SandboxEnd.Exited, 7, new string('e', 1000)));
    }

    [SandboxTheory, ByEveryHost("/tmp", "/box")]
    public async Task The_disk_is_as_large_as_it_may_be_even_for_files_without_a_name(By by, string where)
    {
        var folder = Folder();
        Said(await PythonAsync(by, $$"""
            kept, written = [], 0
            try:
                while True:
                    kept.append(open(f'{{where}}/{len(kept)}', 'wb')); os.remove(kept[-1].name)
                    for i in range(8): written += os.write(kept[-1].fileno(), bytes(1 << 20))
            except OSError as e: print(errno.errorcode[e.errno], written >> 20)
            """, c => c with { Disk = 32 << 20, Folders = [new(folder, "/box", Writable: true)] })).ShouldBe("ENOSPC 32\n");
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
    }

    [SandboxTheory, ByEveryHost]
    public async Task A_file_is_no_larger_than_it_may_be(By by) =>
        (await ShAsync(by, "exec head -c 2000000 /dev/zero > /tmp/file", c => c with { Disk = 1 << 20 })).End.ShouldBe(SandboxEnd.TooMuchOutput);

    [SandboxTheory, ByEveryHost("/tmp", "/box")]
    public async Task There_are_not_files_without_number(By by, string where)
    {
        var folder = Folder();
        var run = await PythonAsync(by, $"i = 0\nwhile True:\n    os.mkdir(f'{where}/{{i}}'); i += 1", c => c with { Folders = [new(folder, "/box", Writable: true)] });
        run.End.ShouldBe(SandboxEnd.TooMuchOutput);
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
        Said(await PythonAsync(by, "for i in range(9000): os.mkdir(f'/tmp/{i}')")).ShouldBe("");
    }

    [SandboxTheory, ByEveryHost]
    public async Task Sleeping_takes_time_by_the_clock_and_spinning_takes_the_processor_s(By by)
    {
        var slept = await RunAsync(by, "/usr/bin/sleep", ["600"], c => c with { WallTime = Second });
        (slept.End, slept.WallTime > Second, slept.ProcessorTime < Second / 2).ShouldBe((SandboxEnd.TooLong, true, true));
        var spun = await PythonAsync(by, "while True: pass", c => c with { ProcessorTime = Second });
        (spun.End, spun.ProcessorTime >= Second, spun.ProcessorTime < 3 * Second).ShouldBe((SandboxEnd.TooLong, true, true));
    }

    [SandboxTheory, ByEveryHost("import threading\ndef spin():\n    while True: pass\nfor i in range(8): threading.Thread(target=spin).start()", "for i in range(3): os.fork()\nwhile True: pass",
        // Nobody waits for these, so that their time is nobody's.
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN)\nwhile True:\n    if os.fork() == 0:\n        end = time.process_time() + 0.2\n        while time.process_time() < end: pass\n        os._exit(0)\n    try: os.wait()\n    except ChildProcessError: pass")]
    public async Task The_processor_s_time_is_that_of_all_threads_and_processes_together(By by, string program) =>
        (await PythonAsync(by, program, c => c with { ProcessorTime = Second, WallTime = 30 * Second })).ShouldSatisfyAllConditions(
            r => r.End.ShouldBe(SandboxEnd.TooLong), r => r.WallTime.ShouldBeLessThan(25 * Second));

    [SandboxTheory, ByEveryHost]
    public async Task Open_files_have_a_limit_too(By by) =>
        Said(await PythonAsync(by, """
            files = []
            try:
                while True: files.append(open('/dev/null'))
            except OSError as e: print(errno.errorcode[e.errno])
            """)).ShouldBe("EMFILE\n");

    private static void ShouldBeTooMuch(SandboxRun run) => run.ShouldSatisfyAllConditions(
        r => r.End.ShouldBe(SandboxEnd.TooMuchMemory, Encoding.UTF8.GetString(r.Output.Span) + r.Errors), r => r.Memory.ShouldBeGreaterThanOrEqualTo(256 << 20));
}
