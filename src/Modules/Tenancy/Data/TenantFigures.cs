using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Tenancy.Data;

/// <summary>An operator's numbers of tenants, from memory.</summary>
internal sealed class TenantFigures(ITenantDirectory directory, ICurrentPerson person) : IDashboardWidget
{
    public int Order => 20;

    public Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        if (!person.May(TenancyModule.ManageTenants)) return Task.CompletedTask;
        var tenants = directory.All.Where(t => t.Kind != TenantKind.Platform).ToList();
        var waiting = tenants.Count(t => t.Status == TenantStatus.SettingUp);
        page.Figures.Add(new("Colleges", $"{tenants.Count(t => t.Kind == TenantKind.College)}", "", "/tenants?kind=College", []));
        page.Figures.Add(new("Companies", $"{tenants.Count(t => t.Kind == TenantKind.Company)}", "", "/tenants?kind=Company", []));
        page.Figures.Add(new("Suspended", $"{tenants.Count(t => t.Status == TenantStatus.Suspended)}", "", "/tenants?status=Suspended", []));
        if (waiting > 0)
            page.Actions.Add(new(waiting == 1 ? "One tenant waits for its first admin" : $"{waiting} tenants wait for their first admin",
                "Nobody can sign in there until it has one.", "See who waits", "/tenants?status=SettingUp", 50));
        return Task.CompletedTask;
    }
}
