using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Identity.Areas.Identity.People;

/// <summary>Keeps people out and lets them in again: one from their page, several from the list.</summary>
[Requires(IdentityModule.ManagePeople)]
internal sealed class DeactivationController(ChangeAccountStatus change) : Controller
{
    [HttpPost("/staff/people/deactivation")]
    public async Task<IActionResult> Create(Guid[] ids, string? back, CancellationToken cancellation) =>
        Say(await change.RunAsync(ids, AccountStatus.Deactivated, cancellation), back, "/staff/people/deactivation/deletion",
            "{0} is deactivated and signed out everywhere.", "{0} people are deactivated and signed out everywhere.");

    [HttpPost("/staff/people/deactivation/deletion")]
    public async Task<IActionResult> Delete(Guid[] ids, string? back, CancellationToken cancellation) =>
        Say(await change.RunAsync(ids, AccountStatus.Active, cancellation), back, "/staff/people/deactivation",
            "{0} can sign in again.", "{0} people can sign in again.");

    private IActionResult Say(Result<IReadOnlyList<Account>> result, string? back, string undo, string one, string several)
    {
        if (!result.Succeeded) return this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, "/staff/people"));
        var (people, page) = (result.Value, Url.IsLocalUrl(back) ? back : "/staff/people");
        var takesBack = $"{undo}?{string.Join('&', people.Select(a => $"ids={a.Id}").Append($"back={Uri.EscapeDataString(page)}"))}";
        return people.Count switch
        {
            0 => new Done(page, "Nothing had to be changed."),
            1 => new Done(page, one, people[0].Name) { Undo = takesBack },
            _ => new Done(page, several, people.Count) { Undo = takesBack },
        };
    }
}
