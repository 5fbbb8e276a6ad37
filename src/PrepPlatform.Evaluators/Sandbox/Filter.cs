using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Makes the filter of system calls, a program for the kernel, with libseccomp.</summary>
internal static unsafe partial class Filter
{
    private const uint Allow = 0x7fff0000, Kill = 0x80000000, Error = 0x00050000, NoSuchCall = Error | 38, NotPermitted = Error | 13;
    private const int OtherArchitecture = 2, Optimize = 8, Equal = 4, MaskedEqual = 7;

    /// <summary>The flags of <c>clone</c> that make namespaces: mount, control group, host name, IPC, user, process and network.</summary>
    private static readonly ulong[] Namespaces = [0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000];

    /// <summary>The filter for this machine's architecture.</summary>
    /// <exception cref="DllNotFoundException">There is no libseccomp.</exception>
    public static byte[] Build()
    {
        var filter = seccomp_init(NoSuchCall);
        try
        {
            Check(seccomp_attr_set(filter, OtherArchitecture, Kill)); // 32-bit programs have calls of other numbers.
            _ = seccomp_attr_set(filter, Optimize, 2); // By search, not one after the other; older libraries cannot.
            foreach (var name in SystemCalls.Allowed) Add(filter, Allow, name);
            foreach (var name in SystemCalls.Refused) Add(filter, NotPermitted, name);
            foreach (var name in SystemCalls.Deadly) Add(filter, Kill, name);
            var every = Namespaces.Aggregate((a, b) => a | b);
            Add(filter, Allow, "clone", new Argument(0, MaskedEqual, every, 0));
            foreach (var flag in Namespaces) Add(filter, Kill, "clone", new Argument(0, MaskedEqual, flag, flag));
            // Within the family of the machine and connected once and for all.
            Add(filter, Allow, "socketpair", new Argument(0, Equal, 1, 0), new Argument(1, MaskedEqual, 0xf, 1));
            // Asked what it is, or made what it is anyway.
            foreach (var kind in (ulong[])[0, 0xffffffff]) Add(filter, Allow, "personality", new Argument(0, Equal, kind, 0));
            return Export(filter);
        }
        finally
        {
            seccomp_release(filter);
        }
    }

    private static void Add(nint filter, uint action, string name, params ReadOnlySpan<Argument> arguments)
    {
        var call = seccomp_syscall_resolve_name(name);
        if (call < 0) return; // Not of this architecture, or newer than the library: then it is none of the allowed.
        fixed (Argument* first = arguments) Check(seccomp_rule_add_array(filter, action, call, (uint)arguments.Length, first));
    }

    private static byte[] Export(nint filter)
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        Check(seccomp_export_bpf(filter, (int)pipe.ClientSafePipeHandle.DangerousGetHandle()));
        pipe.DisposeLocalCopyOfClientHandle();
        using var bytes = new MemoryStream();
        pipe.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Check(int error)
    {
        if (error < 0) throw new InvalidOperationException($"libseccomp could not make the filter of system calls: {Marshal.GetPInvokeErrorMessage(-error)}");
    }

    [LibraryImport("libseccomp.so.2")]
    private static partial nint seccomp_init(uint action);

    [LibraryImport("libseccomp.so.2")]
    private static partial int seccomp_attr_set(nint filter, int attribute, uint value);

    [LibraryImport("libseccomp.so.2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int seccomp_syscall_resolve_name(string name);

    [LibraryImport("libseccomp.so.2")]
    private static partial int seccomp_rule_add_array(nint filter, uint action, int call, uint count, Argument* arguments);

    [LibraryImport("libseccomp.so.2")]
    private static partial int seccomp_export_bpf(nint filter, int handle);

    [LibraryImport("libseccomp.so.2")]
    private static partial void seccomp_release(nint filter);

    private readonly record struct Argument(uint Index, int Comparison, ulong First, ulong Second);
}
