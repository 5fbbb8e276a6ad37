using Npgsql;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Web.Backup;

/// <summary>Where an installation keeps what a backup holds.</summary>
/// <param name="Databases">Each database once, with the names of the connections that lead to it.</param>
/// <param name="FilesFolder">The folder of tenants' files, or null: they are in a bucket, or there is no place for any.</param>
internal sealed record Places(IReadOnlyList<Places.Database> Databases, string? FilesFolder)
{
    public const string FilesPrefix = "files/", Catalogue = "Catalogue";

    public sealed record Database(IReadOnlyList<string> Names, string Connection);

    public static string TablePrefix(int database, string table) => $"databases/{database}/{table}";

    /// <exception cref="StartException">The engine has a tool of its own for this.</exception>
    public static Places Find(IConfiguration configuration, DatabaseOptions owner, string engine, string? dataFolder)
    {
        if (engine != "postgresql")
            throw new StartException("Backup and restore are for PostgreSQL: use SQL Server's own BACKUP DATABASE and RESTORE DATABASE for each database, and copy the folder of Files:Folder.");
        var connections = owner.Shards.OrderBy(s => s.Key, StringComparer.Ordinal).Prepend(new(Catalogue, owner.Catalogue));
        var databases = connections.GroupBy(c => Identity(c.Value)).Select(g => new Database([.. g.Select(c => c.Key)], g.First().Value)).ToList();
        return new Places(databases, Folder(configuration, dataFolder));
    }

    public static bool UsesBucket(IConfiguration configuration) => configuration["Files:S3:Bucket"] is { Length: > 0 };

    private static string? Folder(IConfiguration configuration, string? dataFolder)
    {
        if (UsesBucket(configuration)) return null;
        return configuration["Files:Folder"] is { Length: > 0 } set ? Path.GetFullPath(set) : dataFolder is null ? null : Path.Combine(dataFolder, "files");
    }

    private static string Identity(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        return $"{parts.Host}:{parts.Port}/{parts.Database}".ToLowerInvariant();
    }
}
