using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Tenancy.Domain;

namespace PrepPlatform.Tenancy.Areas.Tenancy.Tenants;

/// <summary>Stops serving a tenant and serves it again. The reason goes into the operators' audit log.</summary>
internal sealed class ChangeTenantStatus(CatalogueDb catalogue, PrepDb platform, IAudit audit, ITenantDirectory directory) : IUseCase
{
    public async Task<Result<string>> SuspendAsync(string identifier, SuspensionForm form, CancellationToken cancellation)
    {
        if (await FindAsync(identifier, cancellation) is not { } tenant) return Result.NotFound<string>();
        if (form.Version != tenant.Version) return Result.Stale<string>();
        if (form.Confirmation.Trim() != tenant.Name) return Result.Invalid<string>(nameof(form.Confirmation), "Type the name exactly to confirm.");
        if (tenant.Status != TenantStatus.Active) return Result.Invalid<string>("", "It is not active, so there is nothing to suspend.");
        tenant.Suspend(form.Reason.Trim());
        return await SaveAsync(tenant, "tenants.suspended", $"Suspended {tenant.Name}: {form.Reason.Trim()}", cancellation);
    }

    public async Task<Result<string>> ResumeAsync(string identifier, CancellationToken cancellation)
    {
        if (await FindAsync(identifier, cancellation) is not { } tenant) return Result.NotFound<string>();
        if (tenant.Status != TenantStatus.Suspended) return Result.NotFound<string>();
        tenant.Resume();
        return await SaveAsync(tenant, "tenants.resumed", $"Resumed {tenant.Name}", cancellation);
    }

    private Task<Tenant?> FindAsync(string identifier, CancellationToken cancellation) =>
        catalogue.Set<Tenant>().SingleOrDefaultAsync(t => t.Identifier == identifier && t.Kind != TenantKind.Platform, cancellation);

    private async Task<Result<string>> SaveAsync(Tenant tenant, string action, string summary, CancellationToken cancellation)
    {
        // The log first: two databases share no transaction, and an entry too many is better than one too few.
        audit.Record(action, $"tenant/{tenant.Id}", summary);
        await platform.SaveChangesAsync(cancellation);
        await catalogue.SaveChangesAsync(cancellation);
        await directory.RefreshAsync(cancellation);
        return Result.Ok(tenant.Name);
    }
}
