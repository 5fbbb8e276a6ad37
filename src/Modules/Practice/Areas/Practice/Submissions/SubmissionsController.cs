using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Areas.Practice.Problems;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Practice.Areas.Practice.Submissions;

/// <summary>One's own programs: handing them in, what came of them, all of them.</summary>
[Requires(PracticeModule.Solve)]
internal sealed class SubmissionsController(ICurrentPerson person) : Controller
{
    private Guid Me => person.AccountId!.Value;

    [HttpGet("/practice/submissions")]
    public async Task<IActionResult> Index(HistoryFilter filter, [FromServices] ListSubmissions list, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Redirect(HistoryFilter.Here);
        return await list.RunAsync(Me, filter, cancellation) is { } page ? View(page) : NotFound();
    }

    /// <summary>What came of a program; while it waits the piece that asks for itself again.</summary>
    [HttpGet("/practice/submissions/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, [FromServices] ReadSubmission read, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, Me, cancellation) is not { } page) return NotFound();
        return Request.WantsFragment() ? PartialView("_Result", page) : View(page);
    }

    /// <summary>On the samples or on one's own input: it counts for nothing.</summary>
    [HttpPost("/practice/problems/{number:int}/runs")]
    [EnableRateLimiting(PracticeModule.ProgramLimit)]
    public Task<IActionResult> Run(int number, ProgramForm form, [FromServices] HandIn hand, [FromServices] ReadSubmission read, CancellationToken cancellation) =>
        HandAsync(SubmissionKind.Run, number, form, hand, read, cancellation);

    [HttpPost("/practice/problems/{number:int}/submissions")]
    [EnableRateLimiting(PracticeModule.ProgramLimit)]
    public Task<IActionResult> Create(int number, ProgramForm form, [FromServices] HandIn hand, [FromServices] ReadSubmission read, CancellationToken cancellation) =>
        HandAsync(SubmissionKind.Submission, number, form, hand, read, cancellation);

    private async Task<IActionResult> HandAsync(SubmissionKind kind, int number, ProgramForm form, HandIn hand, ReadSubmission read, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Refuse(number, ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage);
        var given = await hand.RunAsync(kind, number, Me, form, cancellation);
        if (!given.Succeeded) return given.Problems[0].Kind == ProblemKind.NotFound ? NotFound() : Refuse(number, given.Problems[0].Message);
        if (Request.WantsFragment()) return PartialView("_Result", await read.RunAsync(given.Value.Id, Me, cancellation));
        Response.Headers.Location = $"/practice/submissions/{given.Value.Id}";
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private ViewResult Refuse(int number, string why)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(Request.WantsFragment() ? "_Refused" : "NotDone", new NotDone(why, $"/practice/problems/{number}", Kept: true));
    }
}
