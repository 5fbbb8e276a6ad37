using System.Runtime.Versioning;
using System.Net;
using System.Net.Sockets;

namespace PrepPlatform.Tests.Evaluators.Sandbox;

/// <summary>What a program would like to see and touch, and cannot.</summary>
[SupportedOSPlatform("linux")]
public sealed class WallTests(Hosts hosts) : SandboxTest(hosts)
{
    [SandboxTheory, ByEveryHost]
    public async Task There_is_nothing_of_the_machine_but_its_programs_and_libraries(By by)
    {
        Said(await ShAsync(by, "ls / | grep -v '^lib' | xargs; ls /dev | xargs; ls /etc | grep -v '^java-' | xargs; ls -A /tmp /proc/sys | xargs"))
            .ShouldBe("bin dev etc proc sbin tmp usr\nfd full null random shm stderr stdin stdout urandom zero\nalternatives ld.so.cache passwd\n/proc/sys: /tmp:\n");
        Said(await ShAsync(by, "cat /etc/passwd")).ShouldBe("user:x:1000:1000::/tmp:/bin/sh\n");
        Said(await PythonAsync(by, """
            for path in ['/etc/shadow', '/etc/hostname', '/etc/hosts', '/proc/cmdline', '/proc/kallsyms', '/proc/keys', '/root', '/home', '/var', '/run', '/sys', '/opt', '/data']:
                try: print(path, os.listdir(path) if os.path.isdir(path) else open(path).read())
                except OSError: pass
            print(socket.gethostname())
            """)).ShouldBe("sandbox\n");
    }

    [SandboxTheory, ByEveryHost]
    public async Task There_are_no_processes_but_its_own_and_no_environment_but_what_it_is_given(By by)
    {
        Environment.SetEnvironmentVariable("SECRET_OF_THE_HOST", "secret");
        Said(await PythonAsync(by, """
            print(sorted(int(p) for p in os.listdir('/proc') if p.isdigit()))
            print(sorted(os.environ.items()))
            print('secret' in open('/proc/1/environ').read())
            print(os.getuid(), os.getgid(), os.getgroups())
            """, c => c with { Environment = new Dictionary<string, string> { ["LEVEL"] = "3" } }))
            .ShouldBe("[1, 2]\n[('HOME', '/tmp'), ('LANG', 'C.UTF-8'), ('LEVEL', '3'), ('PATH', '/usr/bin:/bin'), ('PWD', '/tmp')]\nFalse\n1000 1000 []\n");
    }

    [SandboxTheory, ByEveryHost]
    public async Task It_holds_its_three_streams_and_where_it_reports_to_and_no_other_file_of_the_host(By by) =>
        Said(await PythonAsync(by, """
            kinds = {os.readlink(f'/proc/self/fd/{n}').split(':')[0] for n in os.listdir('/proc/self/fd') if os.path.exists(f'/proc/self/fd/{n}')}
            print(kinds, len(os.listdir('/proc/self/fd')) - 1)
            """)).ShouldBe("{'pipe'} 5\n");

    [SandboxTheory, ByEveryHost]
    public async Task Another_submission_s_folder_is_not_there_by_any_path(By by)
    {
        var (own, other) = (Folder(), Folder());
        await WriteAsync(own, "mine", "mine");
        await WriteAsync(other, "expected", "42");
        Said(await PythonAsync(by, $"""
            name = '{Path.GetFileName(other)}'
            paths = ['{other}', f'/box/../{"{name}"}', f'/proc/1/root{other}', f'/proc/1/cwd/../{"{name}"}', f'/proc/self/fd/../../../../{other}', '{own}']
            print([p for p in paths if os.path.exists(p)], os.listdir('/box'))
            """, c => c with { Folders = [new(own, "/box")] })).ShouldBe("[] ['mine']\n");
    }

    [SandboxTheory, ByEveryHost]
    public async Task There_is_no_network_not_even_this_machine_s_own(By by)
    {
        using var tcp = new TcpListener(IPAddress.Loopback, 0);
        tcp.Start();
        using var unix = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        unix.Bind(new UnixDomainSocketEndPoint("\0prep-sandbox-test"));
        unix.Listen();
        Said(await PythonAsync(by, $$"""
            for kind, address in [(socket.AF_INET, ('127.0.0.1', {{((IPEndPoint)tcp.LocalEndpoint).Port}})), (socket.AF_INET6, ('::1', 80)), (socket.AF_UNIX, '\0prep-sandbox-test'), (socket.AF_NETLINK, (0, 0))]:
                for way in [socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW]:
                    try: socket.socket(kind, way).connect(address); print('connected', kind, way)
                    except PermissionError: pass
            a, b = socket.socketpair()
            a.send(b'ping'); print(b.recv(9))
            for attempt in [lambda: a.connect('\0prep-sandbox-test'), lambda: a.bind('\0mine'), lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)]:
                try: attempt(); print('allowed')
                except OSError: pass
            print([l.split(':')[0].strip() for l in open('/proc/net/dev')][2:])
            """)).ShouldBe("b'ping'\n['lo']\n");
        tcp.Pending().ShouldBeFalse();
    }

    [SandboxTheory, ByEveryHost]
    public async Task Signals_reach_nobody_outside(By by)
    {
        using var bystander = System.Diagnostics.Process.Start("/usr/bin/sleep", "600");
        var run = await PythonAsync(by, $"""
            for pid in [{bystander.Id}, {Environment.ProcessId}]:
                try: os.kill(pid, signal.SIGKILL); print('killed')
                except ProcessLookupError: pass
            os.kill(1, signal.SIGKILL)
            try: os.kill(-1, signal.SIGKILL) # All but itself and the first: nobody.
            except ProcessLookupError: print('end')
            """);
        Said(run).ShouldBe("end\n");
        bystander.HasExited.ShouldBeFalse();
        bystander.Kill();
    }

    [SandboxTheory, ByEveryHost]
    public async Task What_it_may_only_read_it_cannot_change(By by)
    {
        var folder = Folder();
        var file = await WriteAsync(folder, "input", "as it was");
        Said(await PythonAsync(by, """
            def tries(*attempts):
                for attempt in attempts:
                    try: attempt(); print('done')
                    except OSError as e: assert e.errno in (errno.EROFS, errno.EACCES, errno.EPERM, errno.EXDEV), e
            tries(lambda: open('/box/input', 'w'), lambda: open('/box/new', 'w'), lambda: os.remove('/box/input'), lambda: os.chmod('/box/input', 0), lambda: os.rename('/box/input', '/box/x'),
                  lambda: os.truncate('/box/input', 0), lambda: os.utime('/box/input'), lambda: os.link('/box/input', '/tmp/x'), lambda: open('/usr/bin/python3', 'r+'), lambda: open('/usr/new', 'w'),
                  lambda: os.mkdir('/new'), lambda: open('/dev/new', 'w'), lambda: open('/etc/passwd', 'a'), lambda: open('/proc/sys/new', 'w'), lambda: os.link('/usr/bin/python3', '/tmp/p'))
            print(open('/box/input').read())
            """, c => c with { Folders = [new(folder, "/box")] })).ShouldBe("as it was\n");
        (await File.ReadAllTextAsync(file)).ShouldBe("as it was");
        Directory.GetFiles(folder).ShouldBe([file]);
    }

    [SandboxTheory, ByEveryHost]
    public async Task Devices_can_neither_be_made_nor_found_and_nothing_runs_as_somebody_else(By by) =>
        Said(await PythonAsync(by, """
            for path in ['/tmp/d', '/dev/d']:
                for kind in [0o20666, 0o60666]:
                    try: os.mknod(path, kind, os.makedev(1, 1)); print('made')
                    except OSError: pass
            for path in ['/dev/mem', '/dev/kmsg', '/dev/tty', '/dev/ptmx', '/dev/vda', '/dev/sda', '/dev/fuse', '/dev/kvm']:
                if os.path.exists(path): print(path)
            subprocess.run(['cp', '/usr/bin/id', '/tmp/id']); os.chmod('/tmp/id', 0o6755)
            print(subprocess.run(['/tmp/id', '-u'], capture_output=True, text=True).stdout.strip())
            for program in ['/usr/bin/su', '/usr/bin/mount', '/usr/bin/passwd', '/usr/bin/newgrp']:
                if os.path.exists(program): subprocess.run([program, '--help'], capture_output=True)
            for attempt in [lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]), lambda: os.chown('/tmp/id', 0, 0), lambda: os.nice(-5)]:
                try: attempt(); print('allowed')
                except OSError: pass
            print([l.split()[1] for l in open('/proc/self/status') if l.startswith(('CapEff', 'CapPrm', 'NoNewPrivs', 'Seccomp:'))])
            """)).ShouldBe("1000\n['0000000000000000', '0000000000000000', '1', '2']\n");
}
