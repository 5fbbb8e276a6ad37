using Npgsql;

namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>The roles that the product uses: one migrates, one serves, and neither is a superuser.</summary>
internal static class PostgresRoles
{
    public const string Super = "prep_super";
    public const string Owner = "prep_owner";
    public const string App = "prep_app";

    /// <summary>Run in template1, so that every database created later has the same privileges.</summary>
    private const string Privileges = $"""
        ALTER DEFAULT PRIVILEGES FOR ROLE {Owner} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {App};
        ALTER DEFAULT PRIVILEGES FOR ROLE {Owner} GRANT USAGE, SELECT ON SEQUENCES TO {App};
        ALTER DEFAULT PRIVILEGES FOR ROLE {Owner} GRANT USAGE ON SCHEMAS TO {App};
        """;

    public static async Task EnsureAsync(string super, PostgresPasswords passwords, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(super);
        await connection.OpenAsync(cancellationToken);
        if (await ExistsAsync(connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", App, cancellationToken))
        {
            return;
        }

        // One batch is one transaction: an interrupted first start leaves no half of it behind.
        var sql = $"""
            CREATE ROLE {Owner} LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOBYPASSRLS PASSWORD '{passwords.Owner}';
            CREATE ROLE {App} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '{passwords.App}';
            {Privileges}
            """;
        await ExecuteAsync(connection, sql, cancellationToken);
    }

    public static async Task EnsureDatabaseAsync(NpgsqlConnection owner, string database, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(owner, "SELECT 1 FROM pg_database WHERE datname = $1", database, cancellationToken))
        {
            var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
            await ExecuteAsync(owner, $"CREATE DATABASE {name}", cancellationToken);
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string sql, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = name } } };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

#pragma warning disable CA2100 // the text is made of constants, quoted names and passwords that we generated
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
#pragma warning restore CA2100
}
