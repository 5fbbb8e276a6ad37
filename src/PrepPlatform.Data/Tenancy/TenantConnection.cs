using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Tenancy;

/// <summary>Tells the server the tenant of every connection as it is opened, so that row-level security can go beneath the query filter.</summary>
internal sealed class TenantConnection(IDialect dialect) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = dialect.SetTenant(connection, Tenant);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = dialect.SetTenant(connection, Tenant);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Tenant => TenantScope.CurrentOrNone?.ToString() ?? "";
}
