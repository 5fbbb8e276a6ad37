using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>The inside of one sandbox as seen from here: its first process, with which all others go, its <c>/proc</c> and the folders that may be written to.</summary>
internal sealed class Inside : IDisposable
{
    /// <summary>Where bubblewrap needs a few, and none needs as many.</summary>
    private const int MostFiles = 16_384;

    private readonly SafeFileHandle first;
    private readonly SafeFileHandle processes;
    private readonly List<SafeFileHandle> rooms = [];

    private Inside(int pid)
    {
        Pid = pid;
        first = Native.OpenProcess(pid);
        processes = Native.OpenFolder($"/proc/{pid}/root/proc");
    }

    /// <summary>Of the first process.</summary>
    public int Pid { get; }

    /// <summary>The folder with a folder for every process.</summary>
    public string Processes => PathOf(processes);

    /// <summary>The folders that may be written to, as they are or, at the end, were, without <c>/tmp</c>.</summary>
    public IEnumerable<string> Rooms => rooms.Skip(1).Select(PathOf);

    /// <summary>Whether there are more files than anyone needs.</summary>
    public bool Overflows => rooms.Any(r => Native.Used(r).Files > MostFiles);

    /// <summary>Bytes of files, all of them memory.</summary>
    public long Bytes => rooms.Sum(r => Native.Used(r).Bytes);

    /// <summary>To be called when everything is mounted and nothing runs yet; null: the first process is gone.</summary>
    /// <param name="pid">Of the first process.</param>
    /// <param name="outer">Its parent, which was not waited for yet.</param>
    /// <param name="folders">Those that may be written to, besides <c>/tmp</c>.</param>
    public static Inside? Open(int pid, int outer, IEnumerable<SandboxFolder> folders)
    {
        if (!Directory.Exists($"/proc/{pid}/root/proc/1")) return null;
        var inside = new Inside(pid);
        foreach (var folder in folders.Select(f => f.Inside).Prepend("/tmp")) inside.rooms.Add(Native.OpenFolder($"/proc/{pid}/root{folder}"));
        // Should the machine run out of memory, it goes before anything else.
        File.WriteAllText($"/proc/{pid}/oom_score_adj", "1000");
        // Still the child of its parent: so the number is still its own, and the handles are of no other process.
        if (ProcessFile.Fields($"/proc/{pid}")?[1] == outer.ToString(CultureInfo.InvariantCulture)) return inside;
        inside.Dispose();
        return null;
    }

    /// <summary>Kills the first process and thereby all.</summary>
    public void Kill() => Native.KillProcess(first);

    public void Dispose()
    {
        first.Dispose();
        processes.Dispose();
        foreach (var room in rooms) room.Dispose();
    }

    private static string PathOf(SafeFileHandle folder) => $"/proc/self/fd/{folder.DangerousGetHandle()}";
}
