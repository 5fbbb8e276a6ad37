namespace PrepPlatform.Evaluation.Recordings;

/// <summary>
/// This process's folder for recordings that it has at hand, which nobody else of the machine can read. It goes with the process; those that killed ones left are
/// removed when the next one first needs its own.
/// </summary>
internal sealed class RecordingFolder : IDisposable
{
    private const string Prefix = "prep-recordings-", Holder = "held";

    private readonly string path;
    private readonly FileStream held;

    public RecordingFolder()
    {
        RemoveLeft();
        path = Directory.CreateTempSubdirectory(Prefix).FullName;
        held = Hold(path);
    }

    /// <summary>A new file, open for reading and writing; it is gone when it is disposed.</summary>
    public LocalRecording Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new LocalRecording(new FileStream(Path.Combine(path, Guid.CreateVersion7().ToString("N")), options));
    }

    public void Dispose()
    {
        held.Dispose();
        Remove(path);
    }

    /// <summary>The lock ends with the process, however it ends.</summary>
    private static FileStream Hold(string folder) => new(Path.Combine(folder, Holder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static void RemoveLeft()
    {
        foreach (var left in Directory.EnumerateDirectories(Path.GetTempPath(), $"{Prefix}*"))
        {
            try
            {
                using (new FileStream(Path.Combine(left, Holder), FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }
                Remove(left);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another process is at it, just makes it, or it is another user's.
            }
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start tries again.
        }
    }
}
