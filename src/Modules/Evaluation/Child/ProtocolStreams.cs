using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PrepPlatform.Evaluation.Child;

/// <summary>
/// Takes standard input and output for the host's questions, so that whatever a plugin or a native library prints goes to the error stream and what
/// it reads is empty, also past <see cref="Console"/>.
/// </summary>
internal static partial class ProtocolStreams
{
    public static (Stream Input, Stream Output) Take()
    {
        var streams = OperatingSystem.IsWindows() ? (Console.OpenStandardInput(), Console.OpenStandardOutput()) : (Open(0, FileAccess.Read), Open(1, FileAccess.Write));
        if (!OperatingSystem.IsWindows())
        {
            using var nothing = File.OpenHandle("/dev/null");
            _ = Dup2((int)nothing.DangerousGetHandle(), 0);
            _ = Dup2(2, 1);
        }

        Console.SetIn(TextReader.Null);
        Console.SetOut(Console.Error);
        return streams;
    }

    private static FileStream Open(int descriptor, FileAccess access) => new(new SafeFileHandle(Dup(descriptor), ownsHandle: true), access, bufferSize: 0);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Dup(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Dup2(int from, int to);
}
