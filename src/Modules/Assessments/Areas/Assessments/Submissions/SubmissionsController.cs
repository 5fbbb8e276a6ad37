using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Submissions;

/// <summary>Sends an assessment for review, and takes it back while nobody has decided.</summary>
[Requires(AssessmentsModule.AuthorAssessments)]
internal sealed class SubmissionsController : Controller
{
    [HttpPost("/staff/assessments/{id:guid}/submission")]
    public async Task<IActionResult> Create(Guid id, [FromServices] SubmitForReview submit, CancellationToken cancellation)
    {
        var result = await submit.RunAsync(id, cancellation);
        return result.Succeeded
            ? new Done($"/staff/assessments/{id}", "{0} is sent for review. Students see it once it is published.", result.Value.Title) { Undo = $"/staff/assessments/{id}/submission/deletion" }
            : this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, $"/staff/assessments/{id}"));
    }

    [HttpPost("/staff/assessments/{id:guid}/submission/deletion")]
    public async Task<IActionResult> Delete(Guid id, [FromServices] WithdrawFromReview withdraw, CancellationToken cancellation)
    {
        var result = await withdraw.RunAsync(id, cancellation);
        return result.Succeeded
            ? new Done($"/staff/assessments/{id}", "{0} is a draft again.", result.Value.Title)
            : this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, $"/staff/assessments/{id}"));
    }
}
