using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Identity.Access;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Identity.Areas.Identity.SetUp;

/// <summary>Makes the installation's first operator, with the link that the host prints while there is none.</summary>
[AllowAnonymous]
[OnSite(SiteKind.Platform)]
internal sealed class SetUpController(SetUpInstallation setUp) : Controller
{
    [HttpGet("/set-up")]
    public async Task<IActionResult> New(string? token, CancellationToken cancellation) =>
        await setUp.MayAsync(token, cancellation) ? View(new SetUpForm { Token = token! }) : NotFound();

    [HttpPost("/set-up")]
    [EnableRateLimiting(IdentityModule.SignInLimit)]
    public async Task<IActionResult> Create(SetUpForm form, CancellationToken cancellation)
    {
        if (!await setUp.MayAsync(form.Token, cancellation)) return NotFound();
        if (!ModelState.IsValid) return this.Again("New", form);
        var result = await setUp.RunAsync(form, cancellation);
        if (!result.Succeeded) return this.Again(result, "New", form);
        await SessionCookie.SignInAsync(HttpContext, result.Value, keep: false);
        return new Done("/dashboard", "The installation is yours, {0}.", result.Value.Name);
    }
}
