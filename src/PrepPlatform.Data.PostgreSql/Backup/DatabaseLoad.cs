using Npgsql;

namespace PrepPlatform.Data.PostgreSql.Backup;

/// <summary>Fills one database anew in one transaction: until <see cref="CommitAsync"/> nobody sees any of it, and what fails changes nothing.</summary>
public sealed class DatabaseLoad : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private const int Looks = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);
    private readonly NpgsqlTransaction transaction;
    private readonly List<string> links = [];

    private DatabaseLoad(NpgsqlConnection connection, NpgsqlTransaction transaction) => (this.connection, this.transaction) = (connection, transaction);

    /// <summary>Whether anybody else is connected to the database, and whether it holds rows besides its migrations' history and the schedule's own.</summary>
    public static async Task<(int Others, bool HasRows)> LookAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(connectionString, cancellation);
        var count = await OthersAsync(connection, cancellation);
        foreach (var table in (await Shapes.ReadAsync(connection, cancellation)).Where(t => !IsHistory(t.Name) && !t.Name.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase)))
        {
            await using var any = Shapes.Command(connection, $"SELECT EXISTS (SELECT 1 FROM {table.Quoted})");
            if (await any.ExecuteScalarAsync(cancellation) is true) return (count, true);
        }

        return (count, false);
    }

    /// <summary>A node that was just stopped leaves sessions that the server is still ending: they get a moment.</summary>
    private static async Task<int> OthersAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // What kind of session another role's is stays hidden from the owner; the server's own have no role.
        await using var others = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usesysid IS NOT NULL", connection);
        for (var look = 1; ; look++)
        {
            var count = Convert.ToInt32(await others.ExecuteScalarAsync(cancellation), null);
            if (count == 0 || look == Looks) return count;
            await Task.Delay(BetweenLooks, cancellation);
        }
    }

    /// <summary>Whether a table only says which migrations were applied; it stays as the migrations left it.</summary>
    public static bool IsHistory(string table) => table is Databases.CatalogueHistory or Databases.ShardHistory;

    /// <summary>Takes all tables for itself, empties them and takes away their links, so that the order of loading does not matter.</summary>
    /// <param name="connectionString">With the owner's rights.</param>
    /// <param name="tables">What will be loaded; it must be what the database has.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidDataException">The database has other tables or columns.</exception>
    public static async Task<DatabaseLoad> BeginAsync(string connectionString, IReadOnlyList<TableShape> tables, CancellationToken cancellation)
    {
        var connection = await ConnectAsync(connectionString, cancellation);
        try
        {
            var load = new DatabaseLoad(connection, await connection.BeginTransactionAsync(cancellation));
            await load.RunAsync("SET LOCAL lock_timeout = '60s'", cancellation);
            load.Compare(tables, [.. (await Shapes.ReadAsync(connection, cancellation)).Where(t => !IsHistory(t.Name))]);
            await load.RunAsync($"LOCK TABLE {string.Join(", ", tables.Select(t => t.Quoted))} IN ACCESS EXCLUSIVE MODE", cancellation);
            await load.DropLinksAsync(cancellation);
            await load.RunAsync($"TRUNCATE {string.Join(", ", tables.Select(t => t.Quoted))}", cancellation);
            return load;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where a table's rows are written to, in PostgreSQL's binary form; dispose it at their end.</summary>
    public async Task<Stream> WriteAsync(TableShape table, CancellationToken cancellation) =>
        await connection.BeginRawBinaryCopyAsync($"COPY {table.Quoted} ({table.List}) FROM STDIN (FORMAT BINARY)", cancellation);

    /// <summary>How many rows were loaded.</summary>
    public async Task<long> CountAsync(TableShape table, CancellationToken cancellation)
    {
        await using var command = Shapes.Command(connection, $"SELECT count(*) FROM {table.Quoted}");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Puts the sequences where they stood and the links back, each of which is checked against all rows.</summary>
    public async Task FinishAsync(IReadOnlyList<SequenceState> sequences, CancellationToken cancellation)
    {
        foreach (var sequence in sequences)
        {
            await using var command = new NpgsqlCommand("SELECT setval($1::regclass, $2, $3)", connection)
            {
                Parameters = { new() { Value = $"public.{TableShape.Quote(sequence.Name)}" }, new() { Value = sequence.Value }, new() { Value = sequence.Called } },
            };
            await command.ExecuteNonQueryAsync(cancellation);
        }

        foreach (var link in links) await RunAsync(link, cancellation);
    }

    /// <summary>Makes it so.</summary>
    public Task CommitAsync(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    /// <summary>Undoes what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private void Compare(IReadOnlyList<TableShape> wanted, IReadOnlyList<TableShape> there)
    {
        static IEnumerable<string> Words(IReadOnlyList<TableShape> tables) => tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c}"));
        var differences = Words(wanted).Except(Words(there)).Concat(Words(there).Except(Words(wanted))).Take(3).ToList();
        if (differences.Count > 0) throw new InvalidDataException($"the database {connection.Database} has other columns than the archive: {string.Join(", ", differences)}");
    }

    private async Task DropLinksAsync(CancellationToken cancellation)
    {
        var drops = new List<string>();
        await using (var command = new NpgsqlCommand(
            "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                drops.Add($"ALTER TABLE {reader.GetString(0)} DROP CONSTRAINT {reader.GetString(1)}");
                links.Add($"ALTER TABLE {reader.GetString(0)} ADD CONSTRAINT {reader.GetString(1)} {reader.GetString(2)}");
            }
        }

        foreach (var drop in drops) await RunAsync(drop, cancellation);
    }

    private async Task RunAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Shapes.Command(connection, sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<NpgsqlConnection> ConnectAsync(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, MaxAutoPrepare = 0, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
