using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>The few calls of the C library that the framework does not offer. All numbers are the same on x64 and arm64.</summary>
internal static unsafe partial class Native
{
    public const int Kill = 9, ForbiddenCall = 31, ProcessorLimit = 24, FileLimit = 25;
    private const int SpawnWithDefaultSignals = 4, SpawnWithSignalMask = 8, PidfdOpenCall = 434, PidfdSendCall = 424, CloseOnExec = 0x80000, NonBlocking = 0x800;

    // Directory and NoFollow are swapped between the two.
    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
    private static readonly int Directory = Arm ? 0x4000 : 0x10000, NoFollow = Arm ? 0x8000 : 0x20000;

    /// <summary>Starts a program as a child of the calling thread, with all signals as they are by default and with these handles, numbered from 0, and no others.</summary>
    public static int Spawn(nint[] arguments, nint[] variables, ReadOnlySpan<int> handles)
    {
        // Larger than posix_spawn_file_actions_t, posix_spawnattr_t and sigset_t of every C library.
        byte* actions = stackalloc byte[512], how = stackalloc byte[512], all = stackalloc byte[128], none = stackalloc byte[128];
        new Span<byte>(all, 128).Fill(0xff);
        new Span<byte>(none, 128).Clear();
        Check(posix_spawn_file_actions_init(actions));
        Check(posix_spawnattr_init(how));
        try
        {
            // First to numbers that none of them has, or one would take the place of another that is still needed.
            var free = 1 + handles.ToArray().Max();
            for (var i = 0; i < handles.Length; i++) Check(posix_spawn_file_actions_adddup2(actions, handles[i], free + i));
            for (var i = 0; i < handles.Length; i++) Check(posix_spawn_file_actions_adddup2(actions, free + i, i));
            Check(posix_spawn_file_actions_addclosefrom_np(actions, handles.Length));
            Check(posix_spawnattr_setflags(how, SpawnWithDefaultSignals | SpawnWithSignalMask));
            Check(posix_spawnattr_setsigdefault(how, all));
            Check(posix_spawnattr_setsigmask(how, none));
            fixed (nint* argv = arguments, envp = variables)
            {
                Check(posix_spawn(out var pid, (byte*)arguments[0], actions, how, argv, envp));
                return pid;
            }
        }
        finally
        {
            _ = posix_spawnattr_destroy(how);
            _ = posix_spawn_file_actions_destroy(actions);
        }
    }

    /// <summary>Waits for a child and says how much processor time it and all that it waited for took; null where someone else has waited for it, as .NET does where it is the first process.</summary>
    public static TimeSpan? Wait(int pid)
    {
        Usage usage;
        while (wait4(pid, out _, 0, &usage) < 0)
            if (Marshal.GetLastPInvokeError() != 4) return null; // Not merely interrupted.
        return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
    }

    /// <summary>A handle of a process that never means another one; invalid where it is gone.</summary>
    public static SafeFileHandle OpenProcess(int pid) => new((nint)pidfd_open(PidfdOpenCall, pid, 0), ownsHandle: true);

    /// <summary>Kills it, if it is still there.</summary>
    public static void KillProcess(SafeFileHandle process) => _ = pidfd_send_signal(PidfdSendCall, process, Kill, 0, 0);

    /// <summary>Kills by number: only a child that has not been waited for, or what nobody else would miss.</summary>
    public static void KillProcess(int pid) => _ = kill(pid, Kill);

    public static SafeFileHandle OpenFolder(string path) => Opened(open(path, Directory | CloseOnExec), path);

    /// <summary>Opens a file to read, but no link, and without waiting for anyone should it be a pipe.</summary>
    public static SafeFileHandle OpenFile(string path) => Opened(open(path, NoFollow | NonBlocking | CloseOnExec), path);

    /// <summary>Files and bytes that a file system holds.</summary>
    public static (long Files, long Bytes) Used(SafeFileHandle folder)
    {
        Room room;
        return fstatfs(folder, &room) < 0 ? default : (room.Files - room.FreeFiles, (room.Blocks - room.FreeBlocks) * room.BlockSize);
    }

    /// <summary>Lets everybody open a pipe anew who already holds it.</summary>
    public static void Share(SafeHandle pipe) => _ = fchmod(pipe, 0x1B6);

    private static SafeFileHandle Opened(int handle, string path) =>
        handle >= 0 ? new(handle, ownsHandle: true) : throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");

    private static void Check(int error)
    {
        if (error != 0) throw new InvalidOperationException($"The sandbox could not be started: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    [LibraryImport("libc")]
    private static partial int posix_spawn(out int pid, byte* path, byte* actions, byte* how, nint* arguments, nint* variables);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_adddup2(byte* actions, int from, int to);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_addclosefrom_np(byte* actions, int from);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_init(byte* how);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setflags(byte* how, short flags);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigdefault(byte* how, byte* signals);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigmask(byte* how, byte* signals);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_destroy(byte* how);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int wait4(int pid, out int status, int options, Usage* usage);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long pidfd_open(long call, int pid, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long pidfd_send_signal(long call, SafeHandle process, int signal, nint more, uint flags);

    [LibraryImport("libc")]
    private static partial int kill(int pid, int signal);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc")]
    private static partial int fstatfs(SafeHandle handle, Room* room);

    [LibraryImport("libc")]
    private static partial int fchmod(SafeHandle handle, uint mode);

    private struct Usage
    {
        public long UserSeconds, UserMicroseconds, SystemSeconds, SystemMicroseconds;
        public fixed long Rest[14];
    }

    private struct Room
    {
        public long Kind, BlockSize, Blocks, FreeBlocks, AvailableBlocks, Files, FreeFiles;
        public fixed long Rest[16];
    }
}
