using System.Runtime.Versioning;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Tests.Evaluators.Sandbox;

/// <summary>How programs end, what they are given and what they give back.</summary>
[SupportedOSPlatform("linux")]
public sealed class EndTests(Hosts hosts) : SandboxTest(hosts)
{
    [SandboxTheory, ByEveryHost]
    public async Task Exit_codes_and_signals_are_told_apart(By by)
    {
        async Task<(SandboxEnd, int, int)> EndAsync(string script) => await ShAsync(by, script) is var r ? (r.End, r.ExitCode, r.Signal) : default;
        (await EndAsync("exit 0")).ShouldBe((SandboxEnd.Exited, 0, 0));
        (await EndAsync("exit 3")).ShouldBe((SandboxEnd.Exited, 3, 0));
        (await EndAsync("exit 139")).ShouldBe((SandboxEnd.Exited, 139, 0));
        (await EndAsync("kill -SEGV $$")).ShouldBe((SandboxEnd.Signalled, 0, 11));
        (await EndAsync("kill -KILL $$")).ShouldBe((SandboxEnd.Signalled, 0, 9));
        (await EndAsync("kill -ABRT $$")).ShouldBe((SandboxEnd.Signalled, 0, 6));
        (await RunAsync(by, "/no/such/program", [])).ExitCode.ShouldBe(127);
    }

    [SandboxTheory, ByEveryHost]
    public async Task Input_and_output_go_through_whole_and_can_be_opened_by_name(By by)
    {
        var bytes = new byte[3_000_000];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i >> 5);
        (await RunAsync(by, "/bin/cat", [], c => c with { Input = new MemoryStream(bytes) })).Output.ToArray().ShouldBe(bytes);
        using var output = new MemoryStream();
        var run = await RunAsync(by, "/bin/cp", ["/dev/stdin", "/dev/stdout"], c => c with { Input = new MemoryStream(bytes), Output = output });
        (run.End, run.ExitCode, run.Output.Length).ShouldBe((SandboxEnd.Exited, 0, 0));
        output.ToArray().ShouldBe(bytes);
        Said(await RunAsync(by, "/bin/cat", [])).ShouldBe("");
        Said(await RunAsync(by, "/bin/true", [], c => c with { Input = new MemoryStream(bytes) })).ShouldBe("");
    }

    [SandboxTheory, ByEveryHost]
    public async Task Time_and_memory_are_the_program_s(By by)
    {
        var run = await PythonAsync(by, """
            x = b'x' * (60 << 20)
            end = time.process_time() + 0.3
            while time.process_time() < end: pass
            time.sleep(0.3)
            """);
        Said(run).ShouldBe("");
        run.ProcessorTime.ShouldBeInRange(TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(1.5));
        run.WallTime.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.6));
        run.Memory.ShouldBeInRange(60 << 20, 90 << 20);
        // Not this process's own, which bears the other.
        (await RunAsync(by, "/bin/true", [])).Memory.ShouldBeInRange(1 << 10, 10 << 20);
    }

    [SandboxTheory, ByEveryHost]
    public async Task What_it_has_written_comes_back_but_no_links_pipes_and_permissions(By by)
    {
        var folder = Folder();
        await WriteAsync(folder, "source", "1");
        File.SetUnixFileMode(Directory.CreateDirectory(Path.Combine(folder, "a")).FullName, (UnixFileMode)511);
        File.SetUnixFileMode(Directory.CreateDirectory(Path.Combine(folder, "a", "b")).FullName, (UnixFileMode)511);
        await WriteAsync(Path.Combine(folder, "a", "b"), "deep", "2");
        Said(await PythonAsync(by, """
            assert os.getcwd() == '/box' and open('a/b/deep').read() == '2'
            open('source', 'w').write('changed'); open('a/new', 'w').write('3'); open('program', 'w').write('4'); os.chmod('program', 0o6755)
            os.symlink('/etc/shadow', 'shadow'); os.symlink('/etc', 'etc'); os.mkfifo('pipe'); os.mkdir('empty'); open('hidden', 'w').write('5'); os.chmod('hidden', 0)
            open(b'\xff\xfe', 'w').write('6')
            for i in range(60): os.mkdir('down'); os.chdir('down')
            """, c => c with { Folders = [new(folder, "/box", Writable: true)] })).ShouldBe("");
        string Read(string name) => File.ReadAllText(Path.Combine(folder, name));
        (Read("source"), Read("a/new"), Read("program"), Read("a/b/deep")).ShouldBe(("changed", "3", "4", "2"));
        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Except(["hidden"]).Order().ShouldBe(["a", "down", "empty", "program", "source"]);
        File.GetUnixFileMode(Path.Combine(folder, "program")).ShouldBe((UnixFileMode)0b111_101_101);
    }

    [SandboxTheory, ByEveryHost]
    public async Task What_only_the_host_may_read_can_be_shown_all_the_same(By by)
    {
        if (by == By.Ordinary && Environment.IsPrivilegedProcess) return; // There it belongs to us, not to the host.
        var folder = Folder((UnixFileMode)0b111_000_000);
        await WriteAsync(folder, "tests", "1 2 3");
        Said(await ShAsync(by, "cat /box/tests; echo x > /box/tests || true; touch /box/new || true", c => c with { Folders = [new(folder, "/box")], MostErrors = 0 })).ShouldBe("1 2 3");
        Said(await ShAsync(by, "cat /one", c => c with { Folders = [new(Path.Combine(folder, "tests"), "/one")] })).ShouldBe("1 2 3");
        Directory.GetFileSystemEntries(folder).Length.ShouldBe(1);
        File.GetUnixFileMode(folder).ShouldBe((UnixFileMode)0b111_000_000);
    }

    [SandboxTheory, ByEveryHost]
    public async Task What_is_left_when_it_is_killed_does_not_come_back(By by)
    {
        var folder = Folder();
        (await ShAsync(by, "echo x > /box/half; sleep 600", c => c with { WallTime = TimeSpan.FromSeconds(1), Folders = [new(folder, "/box", Writable: true)] })).End.ShouldBe(SandboxEnd.TooLong);
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
    }

    [SandboxTheory, ByEveryHost]
    public async Task A_program_that_meddles_with_its_report_or_its_first_process_deceives_about_nobody_but_itself(By by)
    {
        var forged = await PythonAsync(by, """
            mark = open('/proc/1/cmdline').read().split('prep-sandbox')[1].split(' ')[0]
            for n in os.listdir('/proc/self/fd'):
                if int(n) > 2 and os.path.exists(f'/proc/self/fd/{n}'): os.write(int(n), b'\xff' * 9000 + f'signal 999\n\nprep-sandbox{mark} 999 9999999999 9 99999999999\n'.encode())
            sys.exit(5)
            """);
        (forged.End, forged.ExitCode).ShouldBe((SandboxEnd.Exited, 5));
        var broken = await PythonAsync(by, """
            at = [int(l.split('-')[0], 16) for l in open('/proc/1/maps') if 'r-xp' in l]
            memory = os.open('/proc/1/mem', os.O_RDWR)
            for start in at:
                try: os.pwrite(memory, b'\xff' * 4096, start)
                except OSError: pass
            """);
        broken.Memory.ShouldBeLessThan(256 << 20);
        Said(await ShAsync(by, "echo next")).ShouldBe("next\n");
    }

    [SandboxTheory, ByEveryHost]
    public async Task A_sandbox_that_cannot_be_set_up_is_the_machine_s_fault_and_says_why(By by)
    {
        var thrown = await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(by, "/bin/true", [], c => c with { Folders = [new("/usr/bin/env", "/proc/version/x")] }));
        thrown.Message.ShouldContain("bwrap:");
    }
}
