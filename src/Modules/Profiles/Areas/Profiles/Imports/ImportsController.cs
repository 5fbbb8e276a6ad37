using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Ui.Htmx;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>Records from a file: upload, look, confirm, watch.</summary>
[Requires(ProfilesModule.VerifyRecords)]
[Route("/staff/records/import")]
internal sealed class ImportsController(ReadImport read) : Controller
{
    /// <summary>Some room above the file's own limit, so that who is over it reads why.</summary>
    private const long MostRequest = 32L * 1024 * 1024;

    [HttpGet("")]
    public async Task<IActionResult> New(CancellationToken cancellation) => View(await read.RecentAsync(cancellation));

    [HttpGet("template")]
    public async Task<IActionResult> Template(CancellationToken cancellation) => File(await TemplateFile.WriteAsync(cancellation), "text/csv; charset=utf-8", "records-template.csv");

    [HttpPost("")]
    [RequestSizeLimit(MostRequest), RequestFormLimits(MultipartBodyLengthLimit = MostRequest)]
    public async Task<IActionResult> Create(IFormFile? file, [FromServices] PreviewImport preview, CancellationToken cancellation)
    {
        if (file is null) ModelState.AddModelError("File", "Choose the CSV file with the records.");
        else if (file.Length > RecordImport.MostBytes) ModelState.AddModelError("File", "This file is larger than 5 MB. Split it, and import the parts one after the other.");
        if (!ModelState.IsValid) return this.Again("New", await read.RecentAsync(cancellation));
        using var bytes = new MemoryStream((int)file!.Length);
        await file.CopyToAsync(bytes, cancellation);
        var result = await preview.RunAsync(file.FileName, bytes.ToArray(), cancellation);
        return result.Succeeded ? new Done($"{Request.Path}/{result.Value}", "The file is read. Nothing is changed yet.") : this.Again(result, "New", await read.RecentAsync(cancellation));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) => await read.RunAsync(id, cancellation) is { } import ? View(import) : NotFound();

    [HttpGet("{id:guid}/errors")]
    public async Task<IActionResult> Errors(Guid id, CancellationToken cancellation)
    {
        if (await read.FindAsync(id, cancellation) is null) return NotFound();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"lines-to-correct.csv\"";
        await using var writer = new CsvTableWriter(Response.Body, TimeZoneInfo.Utc);
        await writer.WriteRowAsync(["Line", "Student", "Column", "Value", "What to do"], cancellation);
        await foreach (var line in read.WrongAsync(id).WithCancellation(cancellation))
            foreach (var problem in line.ReadProblems()) await writer.WriteRowAsync([line.Number, line.Who, problem.Column, problem.Value, problem.Todo], cancellation);
        return new EmptyResult();
    }

    [HttpPost("{id:guid}/confirmation")]
    public async Task<IActionResult> Confirm(Guid id, [FromServices] ConfirmImport confirm, CancellationToken cancellation)
    {
        var result = await confirm.RunAsync(id, cancellation);
        if (!result.Succeeded) return this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, "/staff/records"));
        return result.Value.Status == ImportStatus.Preview
            ? this.Again("NotDone", new NotDone("There is nothing in this file to put in place.", "/staff/records"))
            : new Done($"/staff/records/import/{id}", "The records are being put in place. You may leave this page.");
    }

    [HttpPost("{id:guid}/deletion")]
    public async Task<IActionResult> Delete(Guid id, [FromServices] DiscardImport discard, CancellationToken cancellation)
    {
        var result = await discard.RunAsync(id, cancellation);
        return result.Succeeded ? new Done("/staff/records/import", "The import of {0} is discarded.", result.Value) : this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, "/staff/records"));
    }
}
