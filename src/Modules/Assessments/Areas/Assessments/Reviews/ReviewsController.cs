using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Reviews;

/// <summary>Decides on assessments that were sent for review.</summary>
[Requires(AssessmentsModule.Publish)]
internal sealed class ReviewsController(ReadReview read) : Controller
{
    [HttpGet("/staff/reviews")]
    public async Task<IActionResult> Index([FromServices] ListReviews list, CancellationToken cancellation) => View(await list.RunAsync(cancellation));

    [HttpGet("/staff/reviews/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, cancellation) is not { } page) return NotFound();
        return page.Page.Assessment.Status == AssessmentStatus.InReview ? View(page with { Form = new() { Version = page.Page.Assessment.Version } }) : Redirect($"/staff/assessments/{id}");
    }

    [HttpPost("/staff/reviews/{id:guid}/publication")]
    public async Task<IActionResult> Publish(Guid id, DecisionForm form, [FromServices] PublishAssessment publish, CancellationToken cancellation) =>
        await DecideAsync(id, form, () => publish.RunAsync(id, form, cancellation), "{0} is published.", cancellation);

    [HttpPost("/staff/reviews/{id:guid}/rejection")]
    public async Task<IActionResult> Reject(Guid id, DecisionForm form, [FromServices] RejectAssessment reject, CancellationToken cancellation) =>
        await DecideAsync(id, form, () => reject.RunAsync(id, form, cancellation), "{0} goes back to its author, with your note.", cancellation);

    private async Task<IActionResult> DecideAsync(Guid id, DecisionForm form, Func<Task<Result<Assessment>>> decide, string toast, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, cancellation) is not { } page) return NotFound();
        if (page.Page.Assessment.Status != AssessmentStatus.InReview)
            return this.Again("NotDone", new NotDone("It is not in review any more: its author took it back, or someone else decided.", $"/staff/assessments/{id}"));
        if (!ModelState.IsValid) return this.Again("Show", page with { Form = form });
        var result = await decide();
        if (result.Succeeded) return new Done("/staff/reviews", toast, result.Value.Title);
        // What changed meanwhile is on the page now, so the next decision is about it.
        ModelState.Remove(nameof(form.Version));
        return this.Again(result, "Show", page with { Form = new() { Note = form.Note, Version = page.Page.Assessment.Version } });
    }
}
