using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.StaffAttempts;

/// <summary>A person's scores.</summary>
[Requires(AssessmentsModule.ReviewAttempts)]
internal sealed class ScoreOverridesController(ICurrentPerson person) : Controller
{
    private const string Page = "~/Areas/Assessments/StaffAttempts/Show.cshtml";

    [HttpPost("/staff/attempts/{id:guid}/score-overrides")]
    public async Task<IActionResult> Create(
        Guid id, ScoreForm form, [FromServices] OverrideScore change, [FromServices] ReadStaffAttempt read, CancellationToken cancellation)
    {
        var result = ModelState.IsValid ? await change.RunAsync(id, form, person.AccountId!.Value, cancellation) : null;
        if (result is { Succeeded: true }) return new Done($"/staff/attempts/{id}#question-{result.Value}", "The score of question {0} is changed; the learner sees why.", result.Value);
        if (result?.Problems.Any(p => p.Kind == ProblemKind.NotFound) == true || await read.RunAsync(id, cancellation) is not { } attempt) return NotFound();
        foreach (var problem in result?.Problems ?? []) ModelState.AddModelError(problem.Field, problem.Message);
        var stale = result?.Problems.Any(p => p.Kind == ProblemKind.Stale) == true; // The page shows what was given meanwhile.
        return this.Again(Page, attempt with { Form = form }, stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }
}
