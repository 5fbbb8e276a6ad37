using System.Collections.Concurrent;

namespace PrepPlatform.Tests.Support;

/// <summary>A folder of files for each test database: of the template's copies, a copy of the template's.</summary>
internal static class TestFiles
{
    private static readonly Lazy<string> Root = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("prep-files-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder.FullName;
    });

    private static readonly ConcurrentDictionary<string, string> Copies = new();

    /// <summary>That the one database is a copy of the other.</summary>
    public static void Copied(string database, string template) => Copies[database] = template;

    public static string FolderOf(string database)
    {
        var folder = Path.Combine(Root.Value, database);
        lock (Copies)
        {
            if (!Directory.Exists(folder) && Copies.TryGetValue(database, out var template)) Copy(new DirectoryInfo(Path.Combine(Root.Value, template)), folder);
            return Directory.CreateDirectory(folder).FullName;
        }
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        if (!from.Exists) return;
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles()) file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories()) Copy(folder, Path.Combine(to, folder.Name));
    }
}
