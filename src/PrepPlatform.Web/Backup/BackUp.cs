using System.Globalization;
using PrepPlatform.Data;
using PrepPlatform.Data.PostgreSql.Backup;
using PrepPlatform.Hosting;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Web.Backup;

/// <summary>Writes all that an installation keeps into one archive, while it runs or not.</summary>
internal sealed class BackUp(Places places, string engine, TimeProvider clock)
{
    /// <param name="path">The archive; there must be none of that name yet.</param>
    /// <param name="cancellation">Stops it; nothing stays behind.</param>
    public async Task<Manifest> RunAsync(string path, CancellationToken cancellation)
    {
        if (File.Exists(path) || File.Exists(ArchiveWriter.HalfName(path))) throw new StartException($"{path} is there already, or is being written: choose another name.");
        var snapshots = new List<DatabaseSnapshot>();
        try
        {
            // All moments are fixed before anything is read, so that the databases fit together as well as several can.
            foreach (var database in places.Databases) snapshots.Add(await DatabaseSnapshot.OpenAsync(database.Connection, cancellation));
            await using var archive = ArchiveWriter.Create(path);
            var parts = new List<DatabasePart>();
            foreach (var (database, snapshot) in places.Databases.Zip(snapshots)) parts.Add(await WriteAsync(archive, parts.Count, database, snapshot, cancellation));
            var files = places.FilesFolder is { } folder ? await WriteFilesAsync(archive, folder, cancellation) : null;
            var manifest = new Manifest(Manifest.CurrentFormat, Manifest.ThisVersion, engine, snapshots[0].ServerVersion, clock.GetUtcNow(), parts, files);
            var size = await archive.FinishAsync(manifest, cancellation);
            Terminal.Say(Tell(path, manifest, size));
            return manifest;
        }
        finally
        {
            foreach (var snapshot in snapshots) await snapshot.DisposeAsync();
        }
    }

    private static async Task<DatabasePart> WriteAsync(ArchiveWriter archive, int number, Places.Database database, DatabaseSnapshot snapshot, CancellationToken cancellation)
    {
        Terminal.Say($"Reading the database of {string.Join(", ", database.Names)}");
        var tables = new List<TablePart>();
        foreach (var table in (await snapshot.TablesAsync(cancellation)).Where(t => !DatabaseLoad.IsHistory(t.Name)))
        {
            var rows = await snapshot.CountAsync(table, cancellation);
            await using var content = await snapshot.ReadAsync(table, cancellation);
            var (bytes, sha) = await archive.AddAsync(Places.TablePrefix(number, table.Name), content, cancellation);
            tables.Add(new TablePart(table.Name, table.Columns, rows, bytes, sha));
        }

        return new DatabasePart(
            database.Names, await snapshot.MigrationsAsync(Databases.CatalogueHistory, cancellation), await snapshot.MigrationsAsync(Databases.ShardHistory, cancellation),
            tables, await snapshot.SequencesAsync(cancellation));
    }

    /// <summary>After the databases: a file is written before the row that names it, so every file that a copied row names is there, unless it was deleted since.</summary>
    private static async Task<FilesPart> WriteFilesAsync(ArchiveWriter archive, string folder, CancellationToken cancellation)
    {
        using var sum = new Sum();
        if (Directory.Exists(folder))
        {
            Terminal.Say($"Reading the files in {folder}");
            var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
            foreach (var path in Directory.EnumerateFiles(folder, "*", all))
            {
                if (OpenOrNone(path) is not { } file) continue;
                await using (file) await archive.AddFileAsync(Places.FilesPrefix + Path.GetRelativePath(folder, path).Replace('\\', '/'), file, sum, cancellation);
            }
        }

        return new FilesPart(sum.Count, sum.Bytes, sum.End());
    }

    private static FileStream? OpenOrNone(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // Deleted, or given its name, in this moment.
        }
    }

    private static string Tell(string path, Manifest manifest, long size)
    {
        var tables = manifest.Databases.SelectMany(d => d.Tables).ToList();
        string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
        var files = manifest.Files is { } f ? $"{N(f.Count)} files" : "no files (a bucket has its own backup)";
        return $"Wrote {path}: {N(tables.Sum(t => t.Rows))} rows of {N(tables.Count)} tables, {files}, {N(size / 1024)} KB. It holds everybody's data and the keys of their sessions: keep it where only you can read it.";
    }
}
