using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Identity.Areas.Identity.People;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Identity.Areas.Identity.PasswordReset;

/// <summary>Gives a person a new password for one sign-in, after asking, and shows it once.</summary>
[Requires(IdentityModule.ManagePeople)]
internal sealed class PasswordResetController(ResetPassword reset, EditPerson people) : Controller
{
    [HttpGet("/staff/people/{id:guid}/password-reset")]
    public async Task<IActionResult> New(Guid id, CancellationToken cancellation) =>
        await people.ReadAsync(id, cancellation) is { } person ? View(person) : NotFound();

    [HttpPost("/staff/people/{id:guid}/password-reset")]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellation)
    {
        var result = await reset.RunAsync(id, cancellation);
        return result.Succeeded ? HandOver.Show(this, result.Value) : this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, "/staff/people"));
    }

    [HttpGet("/staff/people/{id:guid}/hand-over")]
    public IActionResult Show(Guid id) => HandOver.Take(TempData) is { } person && person.Id == id ? View("Added", person) : Redirect($"/staff/people/{id}");
}
