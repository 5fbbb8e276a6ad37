using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Assessments.Areas.Assessments.StaffAttempts;

/// <summary>Everyone's attempts, for staff.</summary>
[Requires(AssessmentsModule.ReviewAttempts)]
internal sealed class StaffAttemptsController : Controller
{
    [HttpGet("/staff/attempts")]
    public async Task<IActionResult> Index(StaffFilter filter, [FromServices] ListStaffAttempts list, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(filter, cancellation)) : Redirect("/staff/attempts");

    [HttpGet("/staff/attempts/export")]
    public async Task<IActionResult> Export(StaffFilter filter, [FromServices] ExportAttempts export, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Redirect("/staff/attempts");
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"attempts.csv\"";
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await export.RunAsync(filter, Response.Body, cancellation);
        return new EmptyResult();
    }

    [HttpGet("/staff/attempts/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, [FromServices] ReadStaffAttempt read, CancellationToken cancellation) =>
        await read.RunAsync(id, cancellation) is { } attempt ? View(attempt) : NotFound();
}
