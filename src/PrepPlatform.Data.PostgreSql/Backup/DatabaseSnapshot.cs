using System.Data;
using Npgsql;

namespace PrepPlatform.Data.PostgreSql.Backup;

/// <summary>One database as it was at one moment, however long reading takes and whoever writes meanwhile.</summary>
public sealed class DatabaseSnapshot : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private DatabaseSnapshot(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>The server's version.</summary>
    public string ServerVersion => connection.PostgreSqlVersion.ToString();

    /// <summary>Fixes the moment.</summary>
    public static async Task<DatabaseSnapshot> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, MaxAutoPrepare = 0, CommandTimeout = 0 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            await using var fix = new NpgsqlCommand("SET TRANSACTION READ ONLY; SELECT 1", connection); // The first statement fixes it.
            await fix.ExecuteNonQueryAsync(cancellation);
            return new DatabaseSnapshot(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every table, by name.</summary>
    public Task<IReadOnlyList<TableShape>> TablesAsync(CancellationToken cancellation) => Shapes.ReadAsync(connection, cancellation);

    /// <summary>The migrations that were applied.</summary>
    public Task<IReadOnlyList<string>> MigrationsAsync(string history, CancellationToken cancellation) => Shapes.MigrationsAsync(connection, history, cancellation);

    /// <summary>How many rows a table has.</summary>
    public async Task<long> CountAsync(TableShape table, CancellationToken cancellation)
    {
        await using var command = Shapes.Command(connection, $"SELECT count(*) FROM {table.Quoted}");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>A table's rows in PostgreSQL's binary form; read it to its end before anything else is asked.</summary>
    public async Task<Stream> ReadAsync(TableShape table, CancellationToken cancellation) =>
        await connection.BeginRawBinaryCopyAsync($"COPY {table.Quoted} ({table.List}) TO STDOUT (FORMAT BINARY)", cancellation);

    /// <summary>Where all sequences stand. They are no part of the moment: they may be ahead of the rows, never behind.</summary>
    public async Task<IReadOnlyList<SequenceState>> SequencesAsync(CancellationToken cancellation)
    {
        var states = new List<SequenceState>();
        foreach (var name in await Shapes.SequencesAsync(connection, cancellation))
        {
            await using var command = Shapes.Command(connection, $"SELECT last_value, is_called FROM {TableShape.Quote(name)}");
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            states.Add(new SequenceState(name, reader.GetInt64(0), reader.GetBoolean(1)));
        }

        return states;
    }

    /// <summary>Lets go of the moment.</summary>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
