using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Ui;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Tenancy.Areas.Tenancy.Tenants;

/// <summary>The operators' list of colleges and companies.</summary>
[Requires(TenancyModule.ManageTenants)]
[OnSite(SiteKind.Platform)]
internal sealed class TenantsController(ITenantDirectory directory) : Controller
{
    private const int PageSize = 50;

    [HttpGet("/tenants")]
    public IActionResult Index(TenantFilter filter)
    {
        var all = directory.All.Where(t => t.Kind != TenantKind.Platform).ToList();
        var chosen = all.Where(filter.Accepts).ToList();
        var read = chosen.SkipWhile(t => filter.After is { } after && StringComparer.CurrentCultureIgnoreCase.Compare(t.Name, after) <= 0).Take(PageSize + 1).ToList();
        return View(new TenantList(filter, KeyPage.Cut(read, PageSize, filter.After is null, t => t.Name), all.Count, chosen.Count));
    }

    [HttpGet("/tenants/{identifier}")]
    public async Task<IActionResult> Show(string identifier, [FromServices] ShowTenant show, CancellationToken cancellation) =>
        await show.RunAsync(identifier, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("/tenants/{identifier}/suspension")]
    public async Task<IActionResult> Suspend(
        string identifier, SuspensionForm form, [FromServices] ChangeTenantStatus change, [FromServices] ShowTenant show, CancellationToken cancellation)
    {
        if (await show.RunAsync(identifier, cancellation) is not { } page) return NotFound();
        if (!ModelState.IsValid) return this.Again("Show", page with { Suspension = form });
        var result = await change.SuspendAsync(identifier, form, cancellation);
        return result.Succeeded
            ? new Done($"/tenants/{identifier}", "{0} is suspended.", result.Value) { Undo = $"/tenants/{identifier}/suspension/deletion" }
            : this.Again(result, "Show", page with { Suspension = form });
    }

    [HttpPost("/tenants/{identifier}/suspension/deletion")]
    public async Task<IActionResult> Resume(string identifier, [FromServices] ChangeTenantStatus change, CancellationToken cancellation)
    {
        var result = await change.ResumeAsync(identifier, cancellation);
        return result.Succeeded ? new Done($"/tenants/{identifier}", "{0} is served again.", result.Value) : NotFound();
    }
}
