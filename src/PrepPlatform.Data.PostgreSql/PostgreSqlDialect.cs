using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepPlatform.Contracts;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Data.Work;

namespace PrepPlatform.Data.PostgreSql;

/// <summary>PostgreSQL 15 or later.</summary>
public sealed class PostgreSqlDialect : IDialect
{
    /// <inheritdoc />
    public string Engine => "postgresql";

    /// <inheritdoc />
    public void Use(DbContextOptionsBuilder options, string connectionString, string historyTable) =>
        options.UseNpgsql(connectionString, o => o
            .MigrationsAssembly(typeof(PostgreSqlDialect).Assembly.GetName().Name)
            .MigrationsHistoryTable(historyTable));

    /// <inheritdoc />
    public DbConnection Connect(string connectionString) => new NpgsqlConnection(connectionString);

    /// <inheritdoc />
    public DbCommand SetTenant(DbConnection connection, string tenant) =>
        new NpgsqlCommand("SELECT set_config('prep.tenant', $1, false)", (NpgsqlConnection)connection) { Parameters = { new() { Value = tenant } } };

    /// <inheritdoc />
    public DbCommand Lock(DbConnection connection, string name) =>
        new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended($1, 0))", (NpgsqlConnection)connection) { Parameters = { new() { Value = name } } };

    /// <inheritdoc />
    public async Task<IReadOnlyList<ClaimedMessage>> ClaimOutboxAsync(
        DbConnection connection, int count, DateTimeOffset now, TimeSpan lease, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE "OutboxMessages" m SET "DueAt" = $2, "Attempts" = m."Attempts" + 1
            FROM (SELECT "TenantId", "Id" FROM "OutboxMessages"
                  WHERE "DeliveredAt" IS NULL AND "FailedAt" IS NULL AND "DueAt" <= $1
                  ORDER BY "DueAt", "Sequence" LIMIT $3 FOR UPDATE SKIP LOCKED) due
            WHERE m."TenantId" = due."TenantId" AND m."Id" = due."Id"
            RETURNING m."TenantId", m."Id", m."Kind", m."Payload", m."Attempts", m."Sequence"
            """,
            (NpgsqlConnection)connection)
        {
            Parameters = { new() { Value = now }, new() { Value = now + lease }, new() { Value = count } },
        };
        return await command.ReadClaimedAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ClaimedWork>> ClaimWorkAsync(DbConnection connection, WorkClaim claim, CancellationToken cancellation)
    {
        await using var command = ((NpgsqlConnection)connection).CreateCommand();
        var lanes = command.AddClaim(claim);
        // Some more than are wanted are looked at, in case another node is at the same ones in this moment.
        command.CommandText =
            $"""
            WITH turns AS (
                SELECT w."TenantId", w."Id", row_number() OVER (PARTITION BY w."TenantId", w."PersonId" ORDER BY w."Sequence") AS person
                FROM "{claim.Table}" w
                WHERE w."Lane" IN ({lanes}) AND w."DueAt" <= @now AND NOT EXISTS (
                    SELECT 1 FROM "{claim.Pause.Table}" p
                    WHERE p."TenantId" = w."TenantId" AND p."{claim.Pause.Key}" = @pause AND p."{claim.Pause.Since}" IS NOT NULL)),
            tenants AS (
                SELECT "TenantId", "Id", row_number() OVER (PARTITION BY "TenantId" ORDER BY person, random()) AS tenant
                FROM turns WHERE person <= @count + 8),
            ordered AS (SELECT "TenantId", "Id", tenant + random() AS turn FROM tenants WHERE tenant <= @count + 8),
            taken AS (
                SELECT w."TenantId", w."Id" FROM "{claim.Table}" w JOIN ordered o ON o."TenantId" = w."TenantId" AND o."Id" = w."Id"
                WHERE w."DueAt" <= @now ORDER BY o.turn LIMIT @count FOR UPDATE OF w SKIP LOCKED)
            UPDATE "{claim.Table}" w SET "DueAt" = @until, "Holder" = @holder, "Attempts" = w."Attempts" + 1
            FROM taken WHERE w."TenantId" = taken."TenantId" AND w."Id" = taken."Id"
            RETURNING w."TenantId", w."Id", w."Attempts"
            """;
        return await command.ReadClaimedWorkAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task BulkInsertAsync(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<BulkColumn> columns, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var types = columns.Select(c => PlainType(c.StoreType)).ToArray();
        var into = $"COPY \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)";
        // Left without Complete, it adds nothing.
        await using var copy = await ((NpgsqlConnection)connection).BeginBinaryImportAsync(into, cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            for (var i = 0; i < row.Length; i++)
                if (row[i] is { } value) await copy.WriteAsync(value, types[i], cancellation);
                else await copy.WriteNullAsync(cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>A type without its facets: <c>numeric(12,6)</c> is <c>numeric</c>.</summary>
    private static string PlainType(string type) => type.IndexOf('(', StringComparison.Ordinal) is var open and >= 0 ? type[..open] + type[(type.LastIndexOf(')') + 1)..] : type;

    /// <inheritdoc />
    public IBackplane CreateBackplane(IServiceProvider services, string catalogueConnection) =>
        ActivatorUtilities.CreateInstance<PostgreSqlBackplane>(services, NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(catalogueConnection) { KeepAlive = 15 }));
}
