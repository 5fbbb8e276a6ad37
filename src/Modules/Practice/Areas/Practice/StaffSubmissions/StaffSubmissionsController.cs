using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Practice.Areas.Practice.StaffSubmissions;

/// <summary>Everyone's programs.</summary>
[Requires(PracticeModule.Review)]
internal sealed class StaffSubmissionsController : Controller
{
    [HttpGet("/staff/problems/{id:guid}/submissions")]
    public async Task<IActionResult> Index(Guid id, StaffSubmissionFilter filter, [FromServices] ListStaffSubmissions list, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Redirect($"/staff/problems/{id}/submissions");
        return await list.RunAsync(id, filter, cancellation) is { } page ? View(page) : NotFound();
    }

    [HttpGet("/staff/problems/submissions/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, [FromServices] ReadStaffSubmission read, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, cancellation) is not { } page) return NotFound();
        return Request.WantsFragment() ? PartialView("~/Areas/Practice/Submissions/_Result.cshtml", page.Given) : View(page);
    }
}
