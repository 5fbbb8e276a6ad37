using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Practice.Areas.Practice.Checks;

/// <summary>A problem's own solutions at the judge.</summary>
[Requires(PracticeModule.Author)]
[Route("/staff/problems/{id:guid}/checks")]
internal sealed class ChecksController : Controller
{
    /// <summary>The table alone, which asks for itself again while something waits.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, [FromServices] ReadChecks read, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, cancellation) is not { } table) return NotFound();
        return Request.WantsFragment() ? PartialView("_Table", table) : Redirect($"/staff/problems/{id}");
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, [FromServices] StartChecks start, CancellationToken cancellation)
    {
        var started = await start.RunAsync(id, cancellation);
        return started.Succeeded ? new Done($"/staff/problems/{id}", "The solutions of {0} are being checked.", started.Value.Title)
            : this.Again(started, "NotDone", new NotDone(started.Problems[0].Message, $"/staff/problems/{id}"));
    }
}
