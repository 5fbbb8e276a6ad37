using System.Globalization;

namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>Keeps a folder for one host; the system lets go of it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    public static FolderLock Take(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

            // The locked file itself cannot be read by the process that wants to know who holds it.
            PostgresFolder.WritePrivate(HolderFile(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new FolderLock(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw Holder(path) is { } holder
                ? new EmbeddedPostgresException(
                    $"The folder {folder} is in use by process {holder}: stop that one first or choose another folder with --data.", failure)
                : PostgresFailure.Explain(folder, failure);
        }
    }

    /// <summary>Whether a host holds the folder now.</summary>
    public static bool IsTaken(string path)
    {
        try
        {
            using var free = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => file.Dispose();

    private static string HolderFile(string path) => path + ".pid";

    private static string? Holder(string path)
    {
        try
        {
            var holder = File.ReadAllText(HolderFile(path));
            return int.TryParse(holder, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && IsAlive(id) ? holder : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
