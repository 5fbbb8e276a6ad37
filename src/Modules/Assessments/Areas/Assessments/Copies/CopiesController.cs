using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Copies;

[Requires(AssessmentsModule.AuthorAssessments)]
internal sealed class CopiesController(DuplicateAssessment duplicate) : Controller
{
    /// <summary>A draft of one's own with the same rules and questions.</summary>
    [HttpPost("/staff/assessments/{id:guid}/copies")]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellation)
    {
        var result = await duplicate.RunAsync(id, cancellation);
        return result.Succeeded ? new Done($"/staff/assessments/{result.Value.Id}", "This is your copy: {0}.", result.Value.Title) : NotFound();
    }
}
