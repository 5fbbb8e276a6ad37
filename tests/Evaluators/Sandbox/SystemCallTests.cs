using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Tests.Evaluators.Sandbox;

/// <summary>What a program cannot ask the kernel for.</summary>
[SupportedOSPlatform("linux")]
public sealed class SystemCallTests(Hosts hosts) : SandboxTest(hosts)
{
    /// <summary>Numbers on x64 and arm64.</summary>
    private static readonly Dictionary<string, (int X64, int Arm64)> Numbers = new()
    {
        ["ptrace"] = (101, 117), ["mount"] = (165, 40), ["umount2"] = (166, 39), ["pivot_root"] = (155, 41), ["unshare"] = (272, 97), ["setns"] = (308, 268), ["bpf"] = (321, 280), ["keyctl"] = (250, 219),
        ["add_key"] = (248, 217), ["perf_event_open"] = (298, 241), ["userfaultfd"] = (323, 282), ["init_module"] = (175, 105), ["kexec_load"] = (246, 104), ["process_vm_readv"] = (310, 270),
        ["process_vm_writev"] = (311, 271), ["open_by_handle_at"] = (304, 265), ["fsopen"] = (430, 430), ["open_tree"] = (428, 428), ["reboot"] = (169, 142), ["chroot"] = (161, 51),
        ["io_uring_setup"] = (425, 425), ["io_uring_enter"] = (426, 426), ["clone3"] = (435, 435), ["memfd_create"] = (319, 279), ["shmget"] = (29, 194), ["msgget"] = (68, 186), ["mq_open"] = (240, 180),
        ["seccomp"] = (317, 277), ["setxattr"] = (188, 5), ["swapon"] = (167, 224), ["socket"] = (41, 198),
    };

    [SandboxTheory, ByEveryHost("ptrace", "mount", "umount2", "pivot_root", "unshare", "setns", "bpf", "keyctl", "add_key", "perf_event_open", "userfaultfd", "init_module", "kexec_load",
        "process_vm_readv", "process_vm_writev", "open_by_handle_at", "fsopen", "open_tree", "reboot", "chroot", "swapon")]
    public async Task Whoever_calls_what_no_program_here_may_call_is_ended(By by, string call)
    {
        var run = await PythonAsync(by, $"print('here', flush=True); ctypes.CDLL(None).syscall({Number(call)}, 0, 0, 0, 0, 0); print('and on')");
        (run.End, run.Signal, System.Text.Encoding.UTF8.GetString(run.Output.Span)).ShouldBe((SandboxEnd.Forbidden, 31, "here\n"));
    }

    [SandboxTheory, ByEveryHost("io_uring_setup", "io_uring_enter", "clone3", "memfd_create", "shmget", "msgget", "mq_open", "seccomp", "setxattr")]
    public async Task What_runtimes_merely_try_is_unknown(By by, string call) =>
        Said(await PythonAsync(by, $"c = ctypes.CDLL(None, use_errno=True); print(c.syscall({Number(call)}, b'x', 1, 0, 0, 0), errno.errorcode[ctypes.get_errno()])")).ShouldBe("-1 ENOSYS\n");

    /// <summary>New namespaces for mounts, control groups, host names, IPC, users, processes and the network.</summary>
    [SandboxTheory, ByEveryHost(0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000)]
    public async Task A_process_cannot_be_made_in_a_namespace_of_its_own(By by, int flag) =>
        (await PythonAsync(by, $"print(ctypes.CDLL(None).syscall({(Arm ? 220 : 56)}, {flag} | 17, 0, 0, 0, 0))")).End.ShouldBe(SandboxEnd.Forbidden);

    [SandboxTheory, ByEveryHost]
    public async Task Not_even_by_the_numbers_of_32_bit_programs(By by)
    {
        if (Arm) return; // They are another machine's there.
        // mov eax, 20 (getpid); int 0x80; ret
        var old = await PythonAsync(by, """
            m = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
            m.write(b'\xb8\x14\x00\x00\x00\xcd\x80\xc3')
            print(ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(m)))())
            """);
        old.End.ShouldBe(SandboxEnd.Forbidden);
        (await PythonAsync(by, $"print(ctypes.CDLL(None).syscall({0x40000000 | 39}))")).End.ShouldBe(SandboxEnd.Forbidden); // x32
    }

    private static bool Arm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    private static int Number(string call) => Arm ? Numbers[call].Arm64 : Numbers[call].X64;
}
