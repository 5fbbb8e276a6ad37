using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Kernel;

namespace PrepPlatform.Tenancy.Data;

internal sealed class CurrentTenant(ITenantDirectory directory) : ICurrentTenant
{
    public TenantInfo Info => directory.Find(TenantScope.Current) ?? throw new NoTenantException();

    public TenantInfo? InfoOrNone => TenantScope.CurrentOrNone is { } id ? directory.Find(id) : null;
}
