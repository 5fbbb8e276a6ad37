using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Practice.Areas.Practice.Rejudging;

/// <summary>Judging everyone's programs anew.</summary>
[Requires(PracticeModule.Publish)]
[Route("/staff/problems/{id:guid}/rejudging")]
internal sealed class RejudgingController(StartRejudge rejudge) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id, CancellationToken cancellation) => await rejudge.PreviewAsync(id, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellation)
    {
        var started = await rejudge.RunAsync(id, cancellation);
        return started.Succeeded ? new Done($"/staff/problems/{id}", "Everyone's programs for {0} are being judged anew.", started.Value.Title)
            : this.Again(started, "NotDone", new NotDone(started.Problems[0].Message, $"/staff/problems/{id}"));
    }
}
