using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.Recommendations;

/// <summary>A developer's word for students in open drives.</summary>
[Requires(ShortlistParts.Recommend)]
[Route("/staff/recommendations")]
internal sealed class RecommendationsController(ListRecommendations list, Recommend recommend) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await list.RunAsync(cancellation));

    /// <summary>The applicants of a drive: whom to recommend.</summary>
    [HttpGet("{driveId:guid}")]
    public async Task<IActionResult> Show(Guid driveId, string? q, string? after, CancellationToken cancellation) =>
        await list.DriveAsync(driveId, q ?? "", after ?? "", cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("{driveId:guid}/students/{student:guid}")]
    public async Task<IActionResult> New(Guid driveId, Guid student, CancellationToken cancellation) =>
        await list.StudentAsync(driveId, student, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{driveId:guid}/students/{student:guid}")]
    public async Task<IActionResult> Create(Guid driveId, Guid student, RecommendationForm form, CancellationToken cancellation)
    {
        if (await list.StudentAsync(driveId, student, cancellation) is not { } page) return NotFound();
        if (!ModelState.IsValid) return this.Again("New", page with { Form = form });
        var result = await recommend.RunAsync(driveId, student, form.Words, cancellation);
        return result.Succeeded
            ? new Done($"/staff/recommendations/{driveId}", "You recommended {0}.", page.Name) { Undo = $"/staff/recommendations/{driveId}/students/{student}/withdrawal" }
            : this.Again(result, "New", page with { Form = form });
    }

    [HttpPost("{driveId:guid}/students/{student:guid}/withdrawal")]
    public async Task<IActionResult> Withdraw(Guid driveId, Guid student, [FromServices] WithdrawRecommendation withdraw, CancellationToken cancellation) =>
        await withdraw.RunAsync(driveId, student, cancellation) ? new Done($"/staff/recommendations/{driveId}", "Your recommendation is withdrawn.") : NotFound();
}

internal sealed class RecommendationForm
{
    [PlainText(1000)]
    public string Words { get; set; } = "";
}
