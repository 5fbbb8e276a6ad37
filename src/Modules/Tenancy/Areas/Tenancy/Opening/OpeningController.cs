using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Tenancy.Areas.Tenancy.Tenants;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Tenancy.Areas.Tenancy.Opening;

/// <summary>Opens a tenant that is being set up: its first admin, and it is served.</summary>
[Requires(TenancyModule.ManageTenants)]
[OnSite(SiteKind.Platform)]
internal sealed class OpeningController(OpenTenant open, ShowTenant show) : Controller
{
    [HttpGet("/tenants/{identifier}/opening")]
    public async Task<IActionResult> New(string identifier, CancellationToken cancellation) =>
        await show.RunAsync(identifier, cancellation) is { } page ? View(new OpeningPage(page, new OpeningForm())) : NotFound();

    [HttpPost("/tenants/{identifier}/opening")]
    public async Task<IActionResult> Create(string identifier, [Bind(Prefix = "Form")] OpeningForm form, CancellationToken cancellation)
    {
        if (await show.RunAsync(identifier, cancellation) is not { } page) return NotFound();
        if (!ModelState.IsValid) return this.Again("New", new OpeningPage(page, form));
        var result = await open.RunAsync(identifier, form, cancellation);
        return result.Succeeded ? View("Opened", result.Value) : this.Again(result, "New", new OpeningPage(page, form));
    }
}

internal sealed record OpeningPage(TenantPage Tenant, OpeningForm Form);

internal sealed class OpeningForm
{
    [Required(ErrorMessage = "Enter the admin's name.")]
    [StringLength(100, ErrorMessage = "Keep the name under 100 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter an e-mail address.")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address such as meera@example.edu.")]
    [StringLength(200, ErrorMessage = "Keep the address under 200 characters.")]
    public string Email { get; set; } = "";
}

/// <summary>What the operator hands over; shown once.</summary>
internal sealed record OpenedTenant(string Name, string Url, string Email, string Password);
