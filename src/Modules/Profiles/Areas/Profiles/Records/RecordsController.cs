using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Profiles.Areas.Profiles.Records;

/// <summary>Students' records, for staff.</summary>
[Requires(ProfilesModule.ViewRecords)]
internal sealed class RecordsController : Controller
{
    [HttpGet("/staff/records")]
    public async Task<IActionResult> Index(RecordsFilter filter, [FromServices] ListRecords list, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(filter, cancellation)) : Redirect(RecordsFilter.Path);

    [HttpGet("/staff/records/export")]
    public async Task<IActionResult> Export(RecordsFilter filter, [FromServices] ExportRecords export, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Redirect(RecordsFilter.Path);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"records.csv\"";
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await export.RunAsync(filter, Response.Body, cancellation);
        return new EmptyResult();
    }

    [HttpGet("/staff/records/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, [FromServices] ReadRecord read, CancellationToken cancellation) =>
        await read.RunAsync(id, cancellation) is { } record ? View(record) : NotFound();
}
