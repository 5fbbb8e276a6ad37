using Npgsql;

namespace PrepPlatform.Data.PostgreSql.Backup;

/// <summary>A table as a copy of its rows needs to know it.</summary>
/// <param name="Name">Its name in the schema <c>public</c>.</param>
/// <param name="Columns">The columns that hold something of their own; generated ones follow from them.</param>
public sealed record TableShape(string Name, IReadOnlyList<string> Columns)
{
    internal string Quoted => Quote(Name);

    internal string List => string.Join(", ", Columns.Select(Quote));

    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>Where a sequence or an identity column stands.</summary>
/// <param name="Name">The sequence's name.</param>
/// <param name="Value">Its last value, or its first where none was taken yet.</param>
/// <param name="Called">Whether that value was taken.</param>
public sealed record SequenceState(string Name, long Value, bool Called);

/// <summary>Reads what a database consists of.</summary>
internal static class Shapes
{
    private const string Tables = """
        SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        GROUP BY c.relname ORDER BY c.relname COLLATE "C"
        """;

    public static async Task<IReadOnlyList<TableShape>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Tables, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var tables = new List<TableShape>();
        while (await reader.ReadAsync(cancellation)) tables.Add(new TableShape(reader.GetString(0), reader.GetFieldValue<string[]>(1)));
        return tables;
    }

    public static async Task<IReadOnlyList<string>> SequencesAsync(NpgsqlConnection connection, CancellationToken cancellation) => await ListAsync(
        connection, "SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace ORDER BY relname COLLATE \"C\"", cancellation);

    /// <summary>The migrations that a history table holds; none where there is no such table.</summary>
    public static async Task<IReadOnlyList<string>> MigrationsAsync(NpgsqlConnection connection, string history, CancellationToken cancellation)
    {
        var there = await ListAsync(connection, $"SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = '{history}'", cancellation);
        return there.Count == 0 ? [] : await ListAsync(connection, $"SELECT \"MigrationId\" FROM {TableShape.Quote(history)} ORDER BY 1", cancellation);
    }

#pragma warning disable CA2100 // made of constants and names that the catalogue of the database itself gave, quoted
    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql) => new(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100

    private static async Task<IReadOnlyList<string>> ListAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = Command(connection, sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var list = new List<string>();
        while (await reader.ReadAsync(cancellation)) list.Add(reader.GetString(0));
        return list;
    }
}
