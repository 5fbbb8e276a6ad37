using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Reports.Areas.Reports.Runs;

/// <summary>One making of a report: how far it is, its files, trying it again, removing it.</summary>
[Requires(ReportsModule.View)]
[Route("/staff/reports/runs/{id:guid}")]
internal sealed class RunsController(ReadRun read, ChangeRun change) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) => await read.RunAsync(id, cancellation) is { } run ? View(run) : NotFound();

    [HttpGet("files/{format}")]
    public async Task<IActionResult> Download(Guid id, string format, [FromServices] OpenFile open, CancellationToken cancellation)
    {
        if (FormatOf(format) is not { } known || await open.RunAsync(id, known, cancellation) is not { } file) return NotFound();
        Response.Headers.CacheControl = "private, no-store";
        Response.ContentLength = file.Bytes;
        return File(file.Content, file.ContentType, file.Name);
    }

    [HttpPost("tries")]
    public async Task<IActionResult> Retry(Guid id, CancellationToken cancellation) =>
        await change.RetryAsync(id, cancellation) is { } title ? new Done($"/staff/reports/runs/{id}", "{0} is tried again.", title) : NotFound();

    [HttpPost("deletion")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken cancellation) =>
        await change.RemoveAsync(id, cancellation) is { } title ? new Done("/staff/reports", "The run of {0} is removed.", title) { Undo = $"/staff/reports/runs/{id}/deletion/deletion" } : NotFound();

    [HttpPost("deletion/deletion")]
    public async Task<IActionResult> Restore(Guid id, CancellationToken cancellation) =>
        await change.RestoreAsync(id, cancellation) is { } title ? new Done($"/staff/reports/runs/{id}", "The run of {0} is back.", title) : NotFound();

    private static ReportFormat? FormatOf(string word) => word switch { "pdf" => ReportFormat.Pdf, "xlsx" => ReportFormat.Xlsx, "csv" => ReportFormat.Csv, _ => null };
}
