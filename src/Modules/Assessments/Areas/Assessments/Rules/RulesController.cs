using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Rules;

/// <summary>Time, scoring, order and what is shown when.</summary>
[Requires(AssessmentsModule.AuthorAssessments)]
[Route("/staff/assessments/{id:guid}/rules")]
internal sealed class RulesController(EditRules edit, ICurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await edit.ReadAsync(id, cancellation) is { } stored ? View(Page(RulesForm.Of(stored, person.TimeZone), stored)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, RulesForm form, CancellationToken cancellation)
    {
        if (await edit.ReadAsync(id, cancellation) is not { } stored) return NotFound();
        if (!ModelState.IsValid) return this.Again("Edit", Page(form, stored));
        var result = await edit.RunAsync(id, form, cancellation);
        if (result.Succeeded) return new Done($"/staff/assessments/{id}/rules", "The rules of {0} are saved.", result.Value.Title);
        var stale = result.Problems.Any(p => p.Kind == ProblemKind.Stale);
        return this.Again(result, "Edit", Page(form, stored) with { Current = stale ? RulesForm.Of(stored, person.TimeZone) : null });
    }

    private RulesPage Page(RulesForm form, Assessment stored) => new(form, stored, person.TimeZone.Id);
}
