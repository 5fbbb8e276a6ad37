using System.Runtime.Versioning;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>What a program has left in a folder: made by a stranger, and not to be trusted.</summary>
[SupportedOSPlatform("linux")]
internal static class Leavings
{
    // Names that are no text, folders within folders without end and what it took its own permissions of stay behind.
    private static readonly EnumerationOptions Everything =
        new() { RecurseSubdirectories = true, MaxRecursionDepth = 32, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>Copies files and folders, but no links, pipes and sockets.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos("*", Everything))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, entry.FullName));
            if (entry is DirectoryInfo) Directory.CreateDirectory(target);
            else CopyFile(entry.FullName, target);
        }
    }

    private static void CopyFile(string from, string to)
    {
        try
        {
            using var source = new FileStream(Native.OpenFile(from), FileAccess.Read);
            if (!source.CanSeek) return;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Delete(to);
            using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
            source.CopyTo(target);
            var runs = (File.GetUnixFileMode(source.SafeFileHandle) & UnixFileMode.UserExecute) != 0;
            File.SetUnixFileMode(target.SafeFileHandle, runs ? Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : Plain);
        }
        catch (IOException)
        {
            // Not to be read by us, or with a name that is no text.
        }
    }

    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
}
