using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrepPlatform.Assessments.Areas.Assessments.Results;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Attempts;

/// <summary>A student's own attempts: starting one, sitting it, its result, and all of them.</summary>
[Requires(AssessmentsModule.Take)]
[EnableRateLimiting(AssessmentsModule.SittingLimit)]
internal sealed class AttemptsController(ICurrentPerson person) : Controller
{
    private Guid Student => person.AccountId!.Value;

    [HttpGet("/attempts")]
    public async Task<IActionResult> Index(HistoryFilter filter, [FromServices] ListHistory list, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(Student, filter, cancellation)) : Redirect("/attempts");

    [HttpPost("/assessments/{id:guid}/attempts")]
    public async Task<IActionResult> Create(Guid id, [FromServices] StartAttempt start, CancellationToken cancellation)
    {
        var started = await start.RunAsync(id, Student, cancellation);
        if (started.Succeeded) return SeeOther($"/attempts/{started.Value}");
        if (started.Problems[0].Kind == ProblemKind.NotFound) return NotFound();
        TempData["start"] = started.Problems[0].Message;
        return SeeOther($"/assessments/{id}");
    }

    /// <summary>While it is open, the page to answer; afterwards, at the same address, what came of it.</summary>
    [HttpGet("/attempts/{id:guid}")]
    public async Task<IActionResult> Show(
        Guid id, [FromServices] ReadSitting read, [FromServices] CloseAttempt close, [FromServices] ReadResult results, [FromServices] Turnstile turnstile,
        CancellationToken cancellation, int page = 1)
    {
        var sitting = await read.RunAsync(id, Student, Math.Max(1, page), cancellation);
        if (sitting is null) return NotFound();
        if (sitting is { IsOver: false, Status: AttemptStatus.InProgress })
            return sitting.Questions.Count > 0 ? SittingView(sitting) : Redirect($"/attempts/{id}");
        Response.RegisterForDispose(await turnstile.EnterAsync(cancellation)); // Until the page is sent.
        if (sitting.IsOver) await close.RunAsync(id, AttemptStatus.TimedOut, cancellation);
        return View("~/Areas/Assessments/Results/Show.cshtml", await results.RunAsync(id, Student, cancellation));
    }

    private ViewResult SittingView(Sitting sitting)
    {
        Response.Headers.CacheControl = "no-store"; // Going back asks the server, which knows the answers.
        return View(sitting);
    }

    private StatusCodeResult SeeOther(string url)
    {
        Response.Headers.Location = url;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
