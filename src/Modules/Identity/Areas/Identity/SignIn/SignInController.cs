using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Identity.Access;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Identity.Areas.Identity.SignIn;

internal sealed class SignInController : Controller
{
    [AllowAnonymous]
    [HttpGet("/sign-in")]
    [HttpGet("/login")]
    public IActionResult New(string? returnUrl) =>
        User.Identity?.IsAuthenticated == true ? LocalRedirect("/dashboard") : View(new SignInForm { ReturnUrl = returnUrl ?? "" });

    [AllowAnonymous]
    [HttpPost("/sign-in")]
    [HttpPost("/login")]
    [EnableRateLimiting(IdentityModule.SignInLimit)]
    public async Task<IActionResult> Create(SignInForm form, [FromServices] SignIn signIn, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return this.Again("New", form);
        var result = await signIn.RunAsync(form, cancellation);
        if (!result.Succeeded) return this.Again(result, "New", form);
        await SessionCookie.SignInAsync(HttpContext, result.Value, form.Keep);
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = Url.IsLocalUrl(form.ReturnUrl) ? UriHelper.Encode(new Uri(form.ReturnUrl, UriKind.Relative)) : "/dashboard";
        return new EmptyResult();
    }

    [SignedIn]
    [HttpPost("/sign-out")]
    public async Task<IActionResult> Delete()
    {
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        return new Done("/sign-in", "You are signed out.");
    }
}
