using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Data.Work;

namespace PrepPlatform.Data;

/// <summary>The few things that the two engines do differently. Everything else is the model's.</summary>
public interface IDialect
{
    /// <summary><c>postgresql</c> or <c>sqlserver</c>.</summary>
    string Engine { get; }

    /// <summary>Points a context at a database of this engine, with its migrations and the given history table.</summary>
    void Use(DbContextOptionsBuilder options, string connectionString, string historyTable);

    /// <summary>A closed connection from the pool of this connection string.</summary>
    DbConnection Connect(string connectionString);

    /// <summary>The command that tells the server which tenant the connection works for (empty: none).</summary>
    DbCommand SetTenant(DbConnection connection, string tenant);

    /// <summary>Takes up to <paramref name="count"/> due messages of a shard that no other node holds, and holds them for <paramref name="lease"/>.</summary>
    Task<IReadOnlyList<ClaimedMessage>> ClaimOutboxAsync(
        DbConnection connection, int count, DateTimeOffset now, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Takes work of a shard that no other node holds, in fair turns.</summary>
    Task<IReadOnlyList<ClaimedWork>> ClaimWorkAsync(DbConnection connection, WorkClaim claim, CancellationToken cancellation);

    /// <summary>The command that waits for a named lock, held until its connection is closed.</summary>
    DbCommand Lock(DbConnection connection, string name);

    /// <summary>Copies rows into a table, one after another as they come; each array may be used again for the next row. Callers go through <see cref="BulkInsertExtensions"/>.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="transaction">The transaction that the rows belong to, or null.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns, in the order of the values.</param>
    /// <param name="rows">The values, converted to what the engine takes; null for none.</param>
    /// <param name="cancellation">Stops it; nothing stays.</param>
    Task BulkInsertAsync(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<BulkColumn> columns, IEnumerable<object?[]> rows, CancellationToken cancellation);

    /// <summary>The announcer that uses the catalogue database.</summary>
    IBackplane CreateBackplane(IServiceProvider services, string catalogueConnection);
}
