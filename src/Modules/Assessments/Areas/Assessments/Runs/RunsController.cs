using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Runs;

internal sealed class RunForm
{
    [Required]
    public Guid? Run { get; set; }
}

/// <summary>Programs tried during an attempt. The button that runs one names its question.</summary>
[Requires(AssessmentsModule.Take)]
[EnableRateLimiting(AssessmentsModule.SittingLimit)]
internal sealed class RunsController(ICurrentPerson person, TimeProvider clock) : Controller
{
    private const string Unclear = "That could not be read as a program. Reload the page and try again.", TooLong = "Your own input is longer than 65,536 characters. Shorten it.";

    [HttpPost("/attempts/{id:guid}/runs")]
    [RequestSizeLimit(AnswerReading.LongestForm)]
    public async Task<IActionResult> Create(Guid id, RunForm form, [FromServices] TryProgram run, [FromServices] ReadRun read, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || !Request.HasFormContentType) return Refuse(id, Unclear);
        var posted = await Request.ReadFormAsync(cancellation);
        var input = posted[$"input-{form.Run}"].ToString();
        if (input.Length > TrialRun.LongestInput) return Refuse(id, TooLong);
        var made = await run.RunAsync(new Trying(id, form.Run!.Value, posted, input), person.AccountId!.Value, clock.GetUtcNow(), cancellation);
        if (made.Problems is [{ Kind: ProblemKind.NotFound }, ..]) return NotFound();
        if (!made.Succeeded) return Refuse(id, made.Problems[0].Message);
        if (Request.WantsFragment()) return PartialView("_Run", await read.RunAsync(id, made.Value, person.AccountId!.Value, cancellation));
        Response.Headers.Location = $"/attempts/{id}/runs/{made.Value}";
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    [HttpGet("/attempts/{id:guid}/runs/{run:guid}")]
    public async Task<IActionResult> Show(Guid id, Guid run, [FromServices] ReadRun read, CancellationToken cancellation) =>
        await read.RunAsync(id, run, person.AccountId!.Value, cancellation) is not { } page ? NotFound() : Request.WantsFragment() ? PartialView("_Run", page) : View(page);

    private ViewResult Refuse(Guid attempt, string why)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(Request.WantsFragment() ? "_Refused" : "NotDone", new NotDone(why, $"/attempts/{attempt}"));
    }
}
