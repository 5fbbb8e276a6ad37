using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Files;

/// <summary>Files in a folder of this machine or of one that all nodes share, a folder for each tenant.</summary>
internal sealed class FolderBlobStore : IBlobStore
{
    /// <summary>No tenant's id and no file's name, on the same disk as the files, so that a finished one is only renamed.</summary>
    private const string Unfinished = ".unfinished";

    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private readonly string root;
    private readonly TimeProvider clock;

    /// <exception cref="IOException">The folder cannot be made or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public FolderBlobStore(string folder, TimeProvider clock)
    {
        (root, this.clock) = (Path.GetFullPath(folder), clock);
        MakePrivate(root);
        MakePrivate(Path.Combine(root, Unfinished));
        using var probe = File.Create(NewUnfinished(), 1, FileOptions.DeleteOnClose);
    }

    public async Task<long> WriteAsync(string name, Stream content, long limit, CancellationToken cancellation)
    {
        var path = PathOf(name);
        RemoveAbandoned();
        var unfinished = NewUnfinished();
        try
        {
            long written;
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                written = await LimitedCopy.CopyAsync(content, file, limit, cancellation);
                file.Flush(flushToDisk: true); // Or a power cut leaves a whole name with half a content.
            }

            MakePrivate(Path.Combine(root, TenantScope.Current.ToString()));
            MakePrivate(Path.GetDirectoryName(path)!);
            File.Move(unfinished, path, overwrite: true);
            return written;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation)
    {
        var path = PathOf(name);
        try
        {
            return Task.FromResult<Stream?>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81_920, FileOptions.Asynchronous | FileOptions.SequentialScan));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellation)
    {
        var path = PathOf(name);
        if (File.Exists(path)) File.Delete(path);
        return Task.CompletedTask;
    }

    private string PathOf(string name) => Path.Combine(root, BlobName.InTenant(name));

    private string NewUnfinished() => Path.Combine(root, Unfinished, Guid.CreateVersion7().ToString("N"));

    /// <summary>What a killed process left.</summary>
    private void RemoveAbandoned()
    {
        var before = clock.GetUtcNow() - Abandoned;
        foreach (var file in new DirectoryInfo(Path.Combine(root, Unfinished)).EnumerateFiles())
            if (file.LastWriteTimeUtc < before) file.Delete();
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
