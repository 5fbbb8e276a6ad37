using System.Security.Cryptography;
using System.Text;

namespace PrepPlatform.CodeJudge.Building;

/// <summary>
/// Folders that are made once and kept by a hash of all that went into them: compiled programs, inputs that were generated. Several processes may share it: a
/// folder is made aside and moved to its place when it is done. The oldest go when there is too much; what was used a short while ago stays, since a program
/// may be running in it.
/// </summary>
internal sealed class Store(string root, long mostBytes)
{
    // Programs may run under another account than this process. The root can be passed through but not looked into: who knows the name of a folder knows what is in it.
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Readable = Passable | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private static readonly TimeSpan InUse = TimeSpan.FromMinutes(15), Abandoned = TimeSpan.FromHours(1), Sweep = TimeSpan.FromMinutes(1);
    private long sweptAt;

    public string Root => root;

    /// <summary>Of the user's own, in the folder for temporary files.</summary>
    public static string UsualRoot => Path.Combine(Path.GetTempPath(), $"prep-code-judge-{Environment.UserName}");

    public static string Key(params IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The folder with this key; where there is none, <paramref name="make"/> fills a new one.</summary>
    /// <param name="key">From <see cref="Key"/>.</param>
    /// <param name="make">Fills an empty folder and says whether it is to be kept.</param>
    /// <returns>Null: it was not to be kept.</returns>
    public async Task<string?> GetAsync(string key, Func<string, Task<bool>> make)
    {
        var folder = Path.Combine(root, key);
        if (Touch(folder)) return folder;
        MakeRoot();
        var aside = Scratch();
        try
        {
            if (!await make(aside)) return null;
            Seal(aside);
            if (!Touch(folder)) Move(aside, folder);
            return folder;
        }
        finally
        {
            Remove(aside);
            Trim();
        }
    }

    /// <summary>An empty folder that is its caller's to remove.</summary>
    public string Scratch()
    {
        MakeRoot();
        var folder = Directory.CreateDirectory(Path.Combine(root, $"new-{Guid.CreateVersion7():n}")).FullName;
        SetMode(new DirectoryInfo(folder), Readable);
        return folder;
    }

    /// <summary>Whatever the mask of this process is, everybody in the sandbox may read a folder's files.</summary>
    public static void Seal(string folder)
    {
        var made = new DirectoryInfo(folder);
        SetMode(made, Readable);
        foreach (var entry in made.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)) SetMode(entry, Readable);
    }

    public static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process removes it just now, or the next sweep does.
        }
    }

    private void MakeRoot()
    {
        var folder = Directory.CreateDirectory(root);
        if (folder.LinkTarget is not null) throw new InvalidOperationException($"{root} is a link: remove it.");
        SetMode(folder, Passable);
    }

    private static void SetMode(FileSystemInfo entry, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows() && entry.UnixFileMode != mode) entry.UnixFileMode = mode;
    }

    private static void Move(string aside, string folder)
    {
        try
        {
            Directory.Move(aside, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was quicker, and made the same.
        }
    }

    private static bool Touch(string folder)
    {
        if (!Directory.Exists(folder)) return false;
        Directory.SetLastWriteTimeUtc(folder, TimeProvider.System.GetUtcNow().UtcDateTime);
        return true;
    }

    private void Trim()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        if (now.Ticks - Interlocked.Read(ref sweptAt) < Sweep.Ticks) return;
        Interlocked.Exchange(ref sweptAt, now.Ticks);
        var all = new DirectoryInfo(root).EnumerateDirectories().ToList();
        foreach (var left in all.Where(d => d.Name.StartsWith("new-", StringComparison.Ordinal) && now - d.LastWriteTimeUtc > Abandoned)) Remove(left.FullName);
        var total = 0L;
        foreach (var made in all.Where(d => !d.Name.StartsWith("new-", StringComparison.Ordinal)).OrderByDescending(d => d.LastWriteTimeUtc))
            if ((total += Size(made)) > mostBytes && now - made.LastWriteTimeUtc > InUse) Remove(made.FullName);
    }

    public static long Size(DirectoryInfo folder)
    {
        try
        {
            return folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length + 4096);
        }
        catch (IOException)
        {
            return 0; // It is being removed.
        }
    }
}
