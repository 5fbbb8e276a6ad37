using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrepPlatform.Assessments.Areas.Assessments.Results;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Corrections;

/// <summary>What was said, as the learner writes it down.</summary>
internal sealed class CorrectionForm
{
    /// <summary>Longest text.</summary>
    public const int Longest = 20_000;

    public Guid Question { get; set; }

    [Required(ErrorMessage = "Write what you said.")]
    [PlainText(Longest)]
    public string Text { get; set; } = "";
}

/// <summary>A learner corrects what was heard in a spoken answer.</summary>
[Requires(AssessmentsModule.Take)]
[EnableRateLimiting(AssessmentsModule.SittingLimit)]
internal sealed class CorrectionsController(ICurrentPerson person) : Controller
{
    [HttpPost("/attempts/{id:guid}/corrections")]
    public async Task<IActionResult> Create(
        Guid id, CorrectionForm form, [FromServices] CorrectTranscript correct, [FromServices] ReadResult results, CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            var corrected = await correct.RunAsync(id, person.AccountId!.Value, form, cancellation);
            if (corrected.Succeeded)
            {
                Response.Headers.Location = $"/attempts/{id}#question-{corrected.Value}";
                return StatusCode(StatusCodes.Status303SeeOther);
            }

            if (corrected.Problems[0].Kind == ProblemKind.NotFound) return NotFound();
            foreach (var problem in corrected.Problems) ModelState.AddModelError(problem.Field, problem.Message);
        }

        if (await results.RunAsync(id, person.AccountId!.Value, cancellation) is not { } page) return NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("~/Areas/Assessments/Results/Show.cshtml", page with { Form = form });
    }
}
