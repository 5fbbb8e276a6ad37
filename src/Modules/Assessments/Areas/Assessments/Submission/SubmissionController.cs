using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Assessments.Areas.Assessments.Submission;

/// <summary>Handing an attempt in: first what is unanswered and flagged, then the end.</summary>
[Requires(AssessmentsModule.Take)]
internal sealed class SubmissionController(ICurrentPerson person, ReadSitting read) : Controller
{
    [HttpGet("/attempts/{id:guid}/submission")]
    public async Task<IActionResult> New(Guid id, CancellationToken cancellation)
    {
        var sitting = await read.RunAsync(id, person.AccountId!.Value, 0, cancellation);
        if (sitting is null) return NotFound();
        Response.Headers.CacheControl = "no-store";
        return sitting.Status == AttemptStatus.InProgress && !sitting.IsOver ? View(sitting) : Redirect($"/attempts/{id}");
    }

    /// <summary>Pressed twice, it is submitted once.</summary>
    [HttpPost("/attempts/{id:guid}/submission")]
    [EnableRateLimiting(AssessmentsModule.SittingLimit)]
    public async Task<IActionResult> Create(Guid id, [FromServices] CloseAttempt close, [FromServices] Turnstile turnstile, CancellationToken cancellation)
    {
        Response.RegisterForDispose(await turnstile.EnterAsync(cancellation));
        var sitting = await read.RunAsync(id, person.AccountId!.Value, 0, cancellation);
        if (sitting is null) return NotFound();
        if (sitting.Status == AttemptStatus.InProgress)
            await close.RunAsync(id, sitting.Now > sitting.Deadline ? AttemptStatus.TimedOut : AttemptStatus.Submitted, cancellation);
        Response.Headers.Location = $"/attempts/{id}";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
