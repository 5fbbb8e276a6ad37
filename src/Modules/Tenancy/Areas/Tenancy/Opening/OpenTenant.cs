using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Kernel;
using PrepPlatform.Tenancy.Domain;

namespace PrepPlatform.Tenancy.Areas.Tenancy.Opening;

/// <summary>Gives a tenant its first admin, in the tenant's own scope, and opens it.</summary>
internal sealed class OpenTenant(CatalogueDb catalogue, IServiceScopeFactory scopes, ITenantDirectory directory, SiteLinks links) : IUseCase
{
    public async Task<Result<OpenedTenant>> RunAsync(string identifier, OpeningForm form, CancellationToken cancellation)
    {
        var tenant = await catalogue.Set<Tenant>().SingleOrDefaultAsync(t => t.Identifier == identifier, cancellation);
        if (tenant is null) return Result.NotFound<OpenedTenant>();
        if (tenant.Status != TenantStatus.SettingUp) return Result.Invalid<OpenedTenant>("", "It is open already.");
        var password = await AddAdminAsync(tenant, form, cancellation);
        if (!password.Succeeded) return Result.Invalid<OpenedTenant>(password.Problems.Select(p => p with { Field = p.Field.Length > 0 ? $"Form.{p.Field}" : "" }));
        tenant.Open();
        await catalogue.SaveChangesAsync(cancellation);
        await directory.RefreshAsync(cancellation);
        return Result.Ok(new OpenedTenant(tenant.Name, links.To(tenant.ToInfo()), form.Email, password.Value));
    }

    private async Task<Result<string>> AddAdminAsync(Tenant tenant, OpeningForm form, CancellationToken cancellation)
    {
        using var entered = TenantScope.Enter(tenant.Id);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IAudit>().Record("tenants.opened", $"tenant/{tenant.Id}", $"An operator opened {tenant.Name}");
        return await scope.ServiceProvider.GetRequiredService<IAccountOpening>().AddAdminAsync(form.Name.Trim(), form.Email.Trim(), cancellation);
    }
}
