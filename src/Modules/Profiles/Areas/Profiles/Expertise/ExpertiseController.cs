using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Profiles.Areas.Profiles.Expertise;

/// <summary>What a developer offers.</summary>
[Requires(ProfilesModule.OfferExpertise)]
[Route("/profile/expertise")]
internal sealed class ExpertiseController(EditExpertise edit, ICurrentPerson person, ISandbox sandbox) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(CancellationToken cancellation)
    {
        var stored = await edit.ReadAsync(person.AccountId!.Value, cancellation);
        return View(Page(ExpertiseForm.Of(stored), stored));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(ExpertiseForm form, CancellationToken cancellation)
    {
        var me = person.AccountId!.Value;
        if (!ModelState.IsValid) return this.Again("Edit", Page(form, await edit.ReadAsync(me, cancellation)));
        var result = await edit.RunAsync(me, form, cancellation);
        if (result.Succeeded) return new Done("/profile/expertise", "Your expertise is saved.");
        var page = Page(form, await edit.ReadAsync(me, cancellation));
        if (!result.Problems.Any(p => p.Kind == ProblemKind.Stale)) return this.Again(result, "Edit", page);
        form.Version = page.Stored?.Version ?? 0;
        ModelState.Remove(nameof(form.Version));
        return this.Again(result, "Edit", page with { Stale = form.Differences(page.Stored) });
    }

    private ExpertisePage Page(ExpertiseForm form, ExpertProfile? stored) => new(form, stored, SavePicture.Missing(sandbox));
}
