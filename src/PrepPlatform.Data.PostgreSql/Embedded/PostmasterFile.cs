using System.Diagnostics;
using System.Globalization;

namespace PrepPlatform.Data.PostgreSql.Embedded;

internal enum PostmasterState
{
    /// <summary>No server runs on the folder; PostgreSQL cleans up after a dead one itself.</summary>
    None,

    /// <summary>A server runs on the folder.</summary>
    Ours,

    /// <summary>The file is stale and its process number belongs to another program now.</summary>
    Stranger,
}

/// <summary>Reads what the server notes about itself in its data directory.</summary>
internal static class PostmasterFile
{
    public static PostmasterState Look(PostgresFolder folder)
    {
        if (ProcessId(folder) is not { } id)
        {
            return PostmasterState.None;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return IsServerOf(process, folder) ? PostmasterState.Ours : PostmasterState.Stranger;
        }
        catch (ArgumentException)
        {
            return PostmasterState.None;
        }
    }

    public static int? ProcessId(PostgresFolder folder)
    {
        try
        {
            var first = File.ReadLines(folder.ProcessFile).FirstOrDefault();
            return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Where the server listens; null until it does.</summary>
    public static int? Port(PostgresFolder folder)
    {
        try
        {
            var line = File.ReadLines(folder.ProcessFile).Skip(3).FirstOrDefault();
            return int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static async Task<string> ReadLogAsync(PostgresFolder folder)
    {
        var logs = new DirectoryInfo(folder.Logs).GetFiles("*.log").OrderBy(file => file.LastWriteTimeUtc).TakeLast(2);
        var text = await Task.WhenAll(logs.Select(file => ReadTailAsync(file.FullName)));
        return string.Join('\n', text);
    }

    private static bool IsServerOf(Process process, PostgresFolder folder)
    {
        if (process.ProcessName is not "postgres")
        {
            return false;
        }

        // The server's working directory is its data directory; without /proc the name has to do.
        var directory = $"/proc/{process.Id}/cwd";
        return !OperatingSystem.IsLinux() || new FileInfo(directory).LinkTarget == RealPath(folder.Cluster);
    }

    private static string RealPath(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        var real = Path.Combine(RealPath(parent), Path.GetFileName(path));
        return Directory.ResolveLinkTarget(real, returnFinalTarget: true)?.FullName ?? real;
    }

    private static async Task<string> ReadTailAsync(string path)
    {
        var lines = await File.ReadAllLinesAsync(path);
        return string.Join('\n', lines.TakeLast(10));
    }
}
