using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Identity.Areas.Identity.People;

/// <summary>Gives a person a new password for one sign-in.</summary>
[Requires(IdentityModule.ManagePeople)]
internal sealed class PasswordResetController(ResetPassword reset) : Controller
{
    [HttpPost("/staff/people/{id:guid}/password-reset")]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellation)
    {
        var result = await reset.RunAsync(id, cancellation);
        return result.Succeeded ? View("Added", result.Value) : this.Again(result, "NotDone", result.Problems[0].Message);
    }
}
