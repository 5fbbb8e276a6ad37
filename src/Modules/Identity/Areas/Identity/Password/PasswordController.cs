using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Identity.Access;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Identity.Areas.Identity.Password;

/// <summary>Changes one's own password, which ends every other session.</summary>
[SignedIn]
internal sealed class PasswordController(ChangePassword change, ICurrentPerson person) : Controller
{
    [HttpGet(PasswordChangeFirst.Path)]
    public IActionResult Edit() => View(new PasswordForm());

    [HttpPost(PasswordChangeFirst.Path)]
    [EnableRateLimiting(IdentityModule.SignInLimit)]
    public async Task<IActionResult> Update(PasswordForm form)
    {
        if (!ModelState.IsValid) return this.Again("Edit", form);
        var result = await change.RunAsync(person.AccountId!.Value, form);
        if (!result.Succeeded) return this.Again(result, "Edit", form);
        await SessionCookie.SignInAsync(HttpContext, result.Value);
        var forced = User.HasClaim(c => c.Type == SessionCookie.Claims.MustChangePassword);
        return new Done(forced ? "/dashboard" : "/profile", "Your password is changed. Other devices are signed out.");
    }
}
