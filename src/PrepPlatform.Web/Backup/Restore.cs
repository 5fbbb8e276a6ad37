using System.Globalization;
using PrepPlatform.Data.PostgreSql.Backup;
using PrepPlatform.Hosting;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Web.Backup;

/// <summary>Puts an archive in the place of what an installation holds: all of it, or nothing.</summary>
/// <param name="places">Where it goes.</param>
/// <param name="known">The migrations that this version has.</param>
/// <param name="migrate">Brings the databases' tables up to date.</param>
internal sealed class Restore(Places places, KnownMigrations known, Func<CancellationToken, Task> migrate)
{
    /// <param name="path">The archive.</param>
    /// <param name="manifest">What it holds, as was verified.</param>
    /// <param name="replace">Asks whether what is there may be thrown away; null: it may not.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    public async Task RunAsync(string path, Manifest manifest, Func<Task<bool>>? replace, CancellationToken cancellation)
    {
        Check(manifest);
        await RefuseAsync(replace, cancellation);
        await migrate(cancellation);
        await using var files = StagedFiles.Begin(manifest, places.FilesFolder);
        var loads = new List<DatabaseLoad>();
        try
        {
            foreach (var (database, part) in places.Databases.Zip(manifest.Databases))
                loads.Add(await DatabaseLoad.BeginAsync(database.Connection, [.. part.Tables.Select(t => t.Shape)], cancellation));
            Terminal.Say("Loading the rows and files");
            await LoadAsync(path, manifest, loads, files, cancellation);
            foreach (var (load, part) in loads.Zip(manifest.Databases)) await FinishAsync(load, part, cancellation);
            files.Swap();
            foreach (var load in loads) await load.CommitAsync(CancellationToken.None);
            files.Keep();
        }
        catch (InvalidDataException e)
        {
            throw new StartException($"{path} could not be restored: {e.Message}. Nothing was changed.");
        }
        finally
        {
            foreach (var load in loads) await load.DisposeAsync();
        }

        var rows = manifest.Databases.SelectMany(d => d.Tables).Sum(t => t.Rows).ToString("N0", CultureInfo.InvariantCulture);
        Terminal.Say($"Restored {rows} rows and {(manifest.Files?.Count ?? 0).ToString("N0", CultureInfo.InvariantCulture)} files as they were at {manifest.At:yyyy-MM-dd HH:mm} UTC.");
    }

    private void Check(Manifest manifest)
    {
        if (manifest.Engine != "postgresql") throw new StartException($"The archive is of {manifest.Engine}, and this installation is on PostgreSQL.");
        var (here, there) = (Names(places.Databases.Select(d => d.Names)), Names(manifest.Databases.Select(d => d.Names)));
        if (here != there) throw new StartException($"The archive is of the databases {there}, and this installation has {here}: give it connections of the same names, shared in the same way.");
        foreach (var part in manifest.Databases)
        {
            if (part.CatalogueMigrations.Count > 0 && !part.CatalogueMigrations.SequenceEqual(known.Catalogue)) throw OtherVersion(manifest);
            if (part.ShardMigrations.Count > 0 && !part.ShardMigrations.SequenceEqual(known.Shard)) throw OtherVersion(manifest);
        }

        if (manifest.Files is { Count: > 0 } files && places.FilesFolder is null)
            throw new StartException($"The archive holds {files.Count} files, and this installation keeps files in a bucket or nowhere: set Files:Folder for the restore, or --data.");
    }

    private static string Names(IEnumerable<IReadOnlyList<string>> databases) => string.Join(" and ", databases.Select(d => string.Join(" with ", d)));

    private static StartException OtherVersion(Manifest manifest) => new(
        $"The archive was written by version {manifest.Version} with other migrations than this version ({Manifest.ThisVersion}) has: restore it with that version, then upgrade.");

    private async Task RefuseAsync(Func<Task<bool>>? replace, CancellationToken cancellation)
    {
        var hasRows = places.FilesFolder is { } folder && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
        foreach (var database in places.Databases)
        {
            var (others, rows) = await DatabaseLoad.LookAsync(database.Connection, cancellation);
            if (others > 0) throw new StartException($"The database of {string.Join(", ", database.Names)} is in use by {others} connections: stop every node first.");
            hasRows |= rows;
        }

        if (!hasRows) return;
        if (replace is null) throw new StartException("There is data here already: restore into an empty place, or say --replace to throw away what is there.");
        if (!await replace()) throw new StartException("Nothing was changed.");
    }

    private static async Task LoadAsync(string path, Manifest manifest, List<DatabaseLoad> loads, StagedFiles files, CancellationToken cancellation)
    {
        var tables = manifest.Databases.SelectMany((d, i) => d.Tables.Select(t => (Prefix: Places.TablePrefix(i, t.Name), Load: loads[i], Table: t))).ToDictionary(t => t.Prefix);
        var (at, rows) = ("", (Stream?)null);
        using var sums = new PartSums(); // The file may be another one since it was looked at.
        try
        {
            await foreach (var (name, content) in ArchiveReader.EntriesAsync(path, cancellation))
            {
                if (name is Manifest.Name or Manifest.SumName) continue;
                var (part, summed) = (PartSums.PartOf(name), sums.Through(name, content));
                if (part == Places.FilesPrefix)
                {
                    await files.AddAsync(name[part.Length..], summed, cancellation);
                    continue;
                }

                if (!tables.TryGetValue(part, out var table)) throw new InvalidDataException($"{part} is not in its manifest");

                if (part != at)
                {
                    if (rows is not null) await rows.DisposeAsync(); // Its rows are all there.
                    (at, rows) = (part, await table.Load.WriteAsync(table.Table.Shape, cancellation));
                }

                await summed.CopyToAsync(rows!, cancellation);
            }

            sums.Compare(manifest);
        }
        finally
        {
            if (rows is not null) await rows.DisposeAsync();
        }
    }

    private static async Task FinishAsync(DatabaseLoad load, DatabasePart part, CancellationToken cancellation)
    {
        foreach (var table in part.Tables)
            if (await load.CountAsync(table.Shape, cancellation) is var count && count != table.Rows)
                throw new InvalidDataException($"{table.Name} has {count} rows and should have {table.Rows}");
        await load.FinishAsync(part.Sequences, cancellation);
    }
}

/// <summary>The migrations that a version of the product has.</summary>
internal sealed record KnownMigrations(IReadOnlyList<string> Catalogue, IReadOnlyList<string> Shard);
