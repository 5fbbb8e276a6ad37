using System.Globalization;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>
/// The folders of a command. What it may write to is no folder of the machine but a copy of it in memory, limited in size, that is copied back at the end:
/// so it can neither fill the disk nor leave links, pipes or another's files behind. What it may only read is the folder itself, or a copy too where
/// the user that it runs under could not read that.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Furniture : IDisposable
{
    /// <summary>More is not copied: it would take long, and a handle for each.</summary>
    private const int MostCopied = 1000;

    public List<string> Arguments { get; } = [];

    /// <summary>Open files that are copied in, numbered after the pipes.</summary>
    public List<SafeFileHandle> Handles { get; } = [];

    /// <summary>Those that may be written to.</summary>
    public IReadOnlyList<SandboxFolder> Rooms { get; }

    /// <param name="command">Whose.</param>
    /// <param name="foreign">Whether it runs under another user id.</param>
    public Furniture(SandboxCommand command, bool foreign)
    {
        Rooms = [.. command.Folders.Where(f => f.Writable)];
        try
        {
            foreach (var folder in command.Folders) Add(folder, command.Disk, foreign);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Copies back what is in the rooms now that nothing runs in them any more.</summary>
    public void BringBack(IEnumerable<string> rooms)
    {
        foreach (var (folder, room) in Rooms.Zip(rooms)) Leavings.Copy(room, folder.Host);
    }

    public void Dispose()
    {
        foreach (var handle in Handles) handle.Dispose();
    }

    private void Add(SandboxFolder folder, long disk, bool foreign)
    {
        if (!folder.Writable && (!foreign || Readable.ByAll(folder.Host)))
        {
            Arguments.AddRange(["--ro-bind", folder.Host, folder.Inside]);
            return;
        }

        if (File.Exists(folder.Host))
        {
            if (folder.Writable) throw new ArgumentException($"{folder.Host} is a file, and only a folder can be written to.");
            Copy(folder.Host, folder.Inside);
            return;
        }

        Arguments.AddRange(folder.Writable ? ["--perms", "0755", "--size", disk.ToString(CultureInfo.InvariantCulture), "--tmpfs", folder.Inside] : ["--dir", folder.Inside]);
        Fill(folder);
    }

    private void Fill(SandboxFolder folder)
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var entry in new DirectoryInfo(folder.Host).EnumerateFileSystemInfos("*", everything).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            var inside = Path.Combine(folder.Inside, Path.GetRelativePath(folder.Host, entry.FullName));
            if (entry is DirectoryInfo) Arguments.AddRange(["--dir", inside]);
            else Copy(entry.FullName, inside);
            if (Handles.Count > MostCopied)
                throw new InvalidOperationException($"{folder.Host} has more files than are copied into the sandbox. Let other users read it and the folders above it, then it is shown as it is.");
        }
    }

    private void Copy(string file, string inside)
    {
        var handle = File.OpenHandle(file);
        Handles.Add(handle);
        var number = Pipes.Count + Handles.Count - 1;
        var runs = (File.GetUnixFileMode(handle) & UnixFileMode.UserExecute) != 0;
        Arguments.AddRange(["--perms", runs ? "0755" : "0644", "--file", number.ToString(CultureInfo.InvariantCulture), inside]);
    }
}
