using System.Security.Cryptography;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>Holds a plugin's folder against its manifest: these files, with this content, and no others.</summary>
internal static class PluginFiles
{
    private const long MostBytes = 8L * 1024 * 1024 * 1024;

    /// <exception cref="PluginException">Something is missing, changed or too much.</exception>
    public static async Task CheckAsync(string folder, PluginManifest manifest, CancellationToken cancellation)
    {
        if (!manifest.Files.ContainsKey(manifest.Entry)) throw new PluginException($"The manifest lists no hash of its entry {manifest.Entry}.");
        var found = Find(folder);
        if (found.Keys.Except(manifest.Files.Keys).FirstOrDefault() is { } unknown) throw new PluginException($"The file {unknown} is not in the manifest.");
        if (manifest.Files.Keys.Except(found.Keys).FirstOrDefault() is { } missing) throw new PluginException($"The file {missing} is missing.");
        if (found.Values.Sum(f => f.Length) > MostBytes) throw new PluginException("The folder is larger than 8 GiB.");
        foreach (var (path, file) in found)
            if (await HashAsync(file, cancellation) != manifest.Files[path]) throw new PluginException($"The file {path} is not the one that the manifest was made for.");
    }

    private static Dictionary<string, FileInfo> Find(string folder)
    {
        var files = new Dictionary<string, FileInfo>(StringComparer.Ordinal);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            var path = Path.GetRelativePath(folder, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (entry.LinkTarget is not null) throw new PluginException($"{path} is a link; a plugin's folder holds plain files only.");
            if (entry is FileInfo file && path != ManifestReader.FileName) files.Add(path, file);
        }

        return files;
    }

    private static async Task<string> HashAsync(FileInfo file, CancellationToken cancellation)
    {
        await using var stream = file.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }
}
