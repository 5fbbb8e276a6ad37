using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Identity.Areas.Identity.Profile;

/// <summary>What a person tells about themselves.</summary>
[SignedIn]
internal sealed class ProfileController(EditProfile edit, ICurrentPerson person) : Controller
{
    [HttpGet("/profile")]
    public async Task<IActionResult> Edit(CancellationToken cancellation) => View(await edit.ReadAsync(person.AccountId!.Value, cancellation));

    [HttpPost("/profile")]
    public async Task<IActionResult> Update(ProfileForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return this.Again("Edit", form);
        var result = await edit.RunAsync(person.AccountId!.Value, form, cancellation);
        if (result.Succeeded) return new Done("/profile", "Your profile is saved.");
        form.Current = await edit.ReadAsync(person.AccountId!.Value, cancellation);
        return this.Again(result, "Edit", form);
    }
}
