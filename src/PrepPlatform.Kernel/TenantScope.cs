namespace PrepPlatform.Kernel;

/// <summary>
/// The tenant that the running code works for. Entered by the request middleware, by hubs and by every job and message handler
/// from the message it carries; flows with the call, never across to another one.
/// </summary>
public sealed class TenantScope : IDisposable
{
    private static readonly AsyncLocal<TenantScope?> Ambient = new();
    private readonly TenantScope? outer = Ambient.Value;
    private readonly TenantId tenant;

    private TenantScope(TenantId tenant) => this.tenant = tenant;

    /// <summary>The current tenant.</summary>
    /// <exception cref="NoTenantException">No scope was entered.</exception>
    public static TenantId Current => Ambient.Value?.tenant ?? throw new NoTenantException();

    /// <summary>The current tenant, or null on the public site and in work that belongs to the installation.</summary>
    public static TenantId? CurrentOrNone => Ambient.Value?.tenant;

    /// <summary>Works for <paramref name="tenant"/> until the result is disposed.</summary>
    public static TenantScope Enter(TenantId tenant)
    {
        if (tenant == default) throw new ArgumentException("An empty tenant id names no tenant.", nameof(tenant));
        var scope = new TenantScope(tenant);
        Ambient.Value = scope;
        return scope;
    }

    /// <summary>Returns to the scope that was current before.</summary>
    public void Dispose() => Ambient.Value = outer;
}

/// <summary>Tenant-owned data was asked for without a tenant: a bug, never an answer to a user.</summary>
public sealed class NoTenantException() : InvalidOperationException("No tenant scope was entered, so no tenant-owned data can be reached.");
