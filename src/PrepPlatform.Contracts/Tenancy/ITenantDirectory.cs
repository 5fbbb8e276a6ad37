using PrepPlatform.Kernel;

namespace PrepPlatform.Contracts.Tenancy;

/// <summary>Every tenant of the installation, from an immutable snapshot in memory: no call touches the database.</summary>
public interface ITenantDirectory
{
    /// <summary>The tenant that a host name (without port, any case) belongs to, or null.</summary>
    TenantInfo? FindByHost(string host);

    /// <summary>The tenant with this id, or null.</summary>
    TenantInfo? Find(TenantId id);

    /// <summary>All of them, by name.</summary>
    IReadOnlyList<TenantInfo> All { get; }

    /// <summary>Reads the tenants again, here at once and on every other node soon after.</summary>
    Task RefreshAsync(CancellationToken cancellation);
}

/// <summary>The tenant of the current scope.</summary>
public interface ICurrentTenant
{
    /// <summary>What is known of it.</summary>
    /// <exception cref="NoTenantException">There is no scope: the public site, or work that belongs to the installation.</exception>
    TenantInfo Info { get; }

    /// <summary>What is known of it, or null.</summary>
    TenantInfo? InfoOrNone { get; }
}
