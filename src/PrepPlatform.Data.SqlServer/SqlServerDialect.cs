using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Data.Work;

namespace PrepPlatform.Data.SqlServer;

/// <summary>SQL Server 2022 or later.</summary>
public sealed class SqlServerDialect : IDialect
{
    /// <summary>Rows held at a time while copying.</summary>
    private const int Parcel = 2000;

    /// <inheritdoc />
    public string Engine => "sqlserver";

    /// <inheritdoc />
    public void Use(DbContextOptionsBuilder options, string connectionString, string historyTable) =>
        options.UseSqlServer(connectionString, o => o
            .MigrationsAssembly(typeof(SqlServerDialect).Assembly.GetName().Name)
            .MigrationsHistoryTable(historyTable));

    /// <inheritdoc />
    public DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

    /// <inheritdoc />
    public DbCommand SetTenant(DbConnection connection, string tenant)
    {
        var command = new SqlCommand("EXEC sp_set_session_context N'prep.tenant', @tenant", (SqlConnection)connection);
        command.Parameters.AddWithValue("@tenant", tenant);
        return command;
    }

    /// <inheritdoc />
    public DbCommand Lock(DbConnection connection, string name)
    {
        var command = new SqlCommand("EXEC sp_getapplock @Resource = @name, @LockMode = 'Exclusive', @LockOwner = 'Session'", (SqlConnection)connection);
        command.Parameters.AddWithValue("@name", name);
        return command;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ClaimedMessage>> ClaimOutboxAsync(
        DbConnection connection, int count, DateTimeOffset now, TimeSpan lease, CancellationToken cancellation)
    {
        await using var command = new SqlCommand(
            """
            WITH due AS (
                SELECT TOP (@count) * FROM [OutboxMessages] WITH (UPDLOCK, READPAST, ROWLOCK)
                WHERE [DeliveredAt] IS NULL AND [FailedAt] IS NULL AND [DueAt] <= @now
                ORDER BY [DueAt], [Sequence])
            UPDATE due SET [DueAt] = @until, [Attempts] = [Attempts] + 1
            OUTPUT inserted.[TenantId], inserted.[Id], inserted.[Kind], inserted.[Payload], inserted.[Attempts], inserted.[Sequence]
            """,
            (SqlConnection)connection);
        command.Parameters.AddWithValue("@count", count);
        command.Parameters.AddWithValue("@now", now);
        command.Parameters.AddWithValue("@until", now + lease);
        return await command.ReadClaimedAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ClaimedWork>> ClaimWorkAsync(DbConnection connection, WorkClaim claim, CancellationToken cancellation)
    {
        await using var command = ((SqlConnection)connection).CreateCommand();
        var lanes = command.AddClaim(claim);
        command.CommandText =
            $"""
            WITH turns AS (
                SELECT w.[TenantId], w.[Id], ROW_NUMBER() OVER (PARTITION BY w.[TenantId], w.[PersonId] ORDER BY w.[Sequence]) AS person
                FROM [{claim.Table}] w WITH (READPAST)
                WHERE w.[Lane] IN ({lanes}) AND w.[DueAt] <= @now AND NOT EXISTS (
                    SELECT 1 FROM [{claim.Pause.Table}] p
                    WHERE p.[TenantId] = w.[TenantId] AND p.[{claim.Pause.Key}] = @pause AND p.[{claim.Pause.Since}] IS NOT NULL)),
            tenants AS (
                SELECT [TenantId], [Id], ROW_NUMBER() OVER (PARTITION BY [TenantId] ORDER BY person, NEWID()) AS tenant
                FROM turns WHERE person <= @count + 8),
            ordered AS (SELECT TOP (@count) [TenantId], [Id] FROM tenants ORDER BY tenant, NEWID())
            UPDATE w SET [DueAt] = @until, [Holder] = @holder, [Attempts] = w.[Attempts] + 1
            OUTPUT inserted.[TenantId], inserted.[Id], inserted.[Attempts]
            FROM [{claim.Table}] w WITH (UPDLOCK, READPAST, ROWLOCK) JOIN ordered o ON o.[TenantId] = w.[TenantId] AND o.[Id] = w.[Id]
            WHERE w.[DueAt] <= @now
            """;
        return await command.ReadClaimedWorkAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task BulkInsertAsync(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<BulkColumn> columns, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        using var copy = new SqlBulkCopy((SqlConnection)connection, SqlBulkCopyOptions.CheckConstraints, (SqlTransaction?)transaction) { DestinationTableName = $"[{table}]" };
        foreach (var column in columns) copy.ColumnMappings.Add(column.Name, column.Name);
        foreach (var parcel in rows.Select(r => r.ToArray()).Chunk(Parcel))
        {
            using var data = new DataTable();
            foreach (var column in columns) data.Columns.Add(column.Name, column.ClrType);
            foreach (var row in parcel) data.Rows.Add(row);
            await copy.WriteToServerAsync(data, cancellation);
        }
    }

    /// <inheritdoc />
    public IBackplane CreateBackplane(IServiceProvider services, string catalogueConnection) =>
        ActivatorUtilities.CreateInstance<SqlServerBackplane>(services, catalogueConnection);
}
