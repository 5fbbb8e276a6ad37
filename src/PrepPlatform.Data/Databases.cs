using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data.Model;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Data.Protection;
using PrepPlatform.Data.Tenancy;
using PrepPlatform.Data.Work;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data;

/// <summary>Which databases the installation has, and contexts for them. Connections have names; tenants carry a name, never a secret.</summary>
public sealed class Databases(
    IDialect dialect, DatabaseOptions settings, IEnumerable<IModelPart> parts, ILoggerFactory logging, OutboxSignal signal)
{
    /// <summary>Where the catalogue's and the shards' applied migrations are written down, apart since both may share a database.</summary>
    public const string CatalogueHistory = "__CatalogueMigrations", ShardHistory = "__ShardMigrations";

    private const int LongestWait = 300; // Seconds: as long as another node's start may take.
    private readonly IModelPart[] parts = [.. parts];
    private readonly Dictionary<string, DbContextOptions<PrepDb>> shards = settings.Shards.ToDictionary(
        s => s.Key, s => Options<PrepDb>(dialect, s.Value, ShardHistory, logging)
            .AddInterceptors(new TenantConnection(dialect), new TenantGuard(), new OutboxWake(signal)).Options);
    private readonly DbContextOptions<CatalogueDb> catalogue =
        Options<CatalogueDb>(dialect, settings.Catalogue, CatalogueHistory, logging).Options;

    /// <summary>The names of all shards' connections.</summary>
    public IReadOnlyCollection<string> Shards => shards.Keys;

    /// <summary>The engine's way of doing things.</summary>
    public IDialect Dialect => dialect;

    /// <summary>The installation's own tables.</summary>
    public CatalogueDb OpenCatalogue() => new(catalogue, parts);

    /// <summary>The current tenant's rows.</summary>
    /// <exception cref="NoTenantException">There is no scope.</exception>
    /// <exception cref="InvalidOperationException">The tenant names a connection that is not configured.</exception>
    public PrepDb OpenFor(TenantInfo tenant) => tenant.Id == TenantScope.Current
        ? OpenShard(tenant.Connection)
        : throw new InvalidOperationException("A PrepDb is opened for the current tenant only.");

    /// <summary>A shard, for migrations and for the platform's own audited reads; queries in it throw unless they name the filter they ignore.</summary>
    internal PrepDb OpenShard(string connection) => shards.TryGetValue(connection, out var options)
        ? new PrepDb(options, parts, dialect)
        : throw new InvalidOperationException($"No database connection is named '{connection}'; add ConnectionStrings:{connection} to the settings.");

    /// <summary>Waits for a lock that one holder in the whole installation has at a time; it ends with the result, or with the process.</summary>
    public async Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellation)
    {
        // Not pooled: a connection that goes back to the pool keeps its locks until it is used again.
        var connection = dialect.Connect(new DbConnectionStringBuilder { ConnectionString = settings.Catalogue, ["Pooling"] = "false" }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = dialect.Lock(connection, name);
            command.CommandTimeout = LongestWait;
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes work of one shard, whichever tenants it belongs to; each piece is then done in its tenant's scope.</summary>
    public async Task<IReadOnlyList<ClaimedWork>> ClaimWorkAsync(string shard, WorkClaim claim, CancellationToken cancellation)
    {
        await using var connection = ConnectTo(shard);
        await connection.OpenAsync(cancellation);
        return await dialect.ClaimWorkAsync(connection, claim, cancellation);
    }

    /// <summary>Where the data-protection keys are kept.</summary>
    public IXmlRepository CreateKeyRepository() => new KeyRepository(this);

    /// <summary>A closed connection to a shard, for the few statements that the model cannot say.</summary>
    internal DbConnection ConnectTo(string shard) => dialect.Connect(settings.Shards[shard]);

    private static DbContextOptionsBuilder<T> Options<T>(IDialect dialect, string connection, string history, ILoggerFactory logging) where T : DbContext
    {
        var builder = new DbContextOptionsBuilder<T>().UseLoggerFactory(logging);
        dialect.Use(builder, connection, history);
        return builder;
    }
}

/// <summary>The databases' settings.</summary>
/// <param name="Catalogue">Connection string of the catalogue.</param>
/// <param name="Shards">Connection strings of the shards by name; at least <c>Default</c>.</param>
public sealed record DatabaseOptions(string Catalogue, IReadOnlyDictionary<string, string> Shards);
