using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Placement.Areas.Placement.Candidates;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Placement.Areas.Placement.CandidateExports;

/// <summary>The filtered list as a file.</summary>
[Requires(CandidateParts.View)]
internal sealed class CandidateExportsController(ExportCandidates export) : Controller
{
    [HttpGet("/candidates/export")]
    public async Task<IActionResult> Show(CandidateFilter filter, string? format, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || format is not ("csv" or "xlsx")) return Redirect("/candidates");
        Response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : XlsxTableWriter.ContentType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"candidates.{format}\"";
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await export.RunAsync(filter, format, Response.Body, cancellation);
        return new EmptyResult();
    }
}
