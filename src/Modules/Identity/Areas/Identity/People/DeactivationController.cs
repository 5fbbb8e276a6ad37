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
    public async Task<IActionResult> Create(Guid[] ids, CancellationToken cancellation) =>
        Say(await change.RunAsync(ids, AccountStatus.Deactivated, cancellation), "/staff/people/deactivation/deletion",
            "{0} is deactivated and signed out everywhere.", "{0} people are deactivated and signed out everywhere.");

    [HttpPost("/staff/people/deactivation/deletion")]
    public async Task<IActionResult> Delete(Guid[] ids, CancellationToken cancellation) =>
        Say(await change.RunAsync(ids, AccountStatus.Active, cancellation), "/staff/people/deactivation",
            "{0} can sign in again.", "{0} people can sign in again.");

    private IActionResult Say(Result<IReadOnlyList<Account>> result, string undo, string one, string several)
    {
        if (!result.Succeeded) return this.Again(result, "NotDone", result.Problems[0].Message);
        var (people, back) = (result.Value, $"{undo}?{string.Join('&', result.Value.Select(a => $"ids={a.Id}"))}");
        return people.Count == 1
            ? new Done($"/staff/people/{people[0].Id}", one, people[0].Name) { Undo = back }
            : new Done("/staff/people", several, people.Count) { Undo = back };
    }
}
