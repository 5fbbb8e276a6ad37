using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Practice.Areas.Practice.Imports;

/// <summary>Problems from files and to files.</summary>
[Requires(PracticeModule.Author)]
internal sealed class ImportsController : Controller
{
    private const long MostRequest = 4L * 1024 * 1024;
    private const string TooLarge = "This file is larger than 512 KB. Split it, and import the parts one after the other.";

    [HttpGet("/staff/problems/import")]
    public IActionResult New() => View(new ImportPage(new ImportForm(), [], []));

    /// <summary>What the file would add; nothing is kept yet.</summary>
    [HttpPost("/staff/problems/import")]
    [RequestSizeLimit(MostRequest)]
    public async Task<IActionResult> Create(ImportForm form, IFormFile? file, CancellationToken cancellation)
    {
        if (file is { Length: > ImportForm.Most }) ModelState.AddModelError(nameof(form.Json), TooLarge);
        if (!ModelState.IsValid) return this.Again("New", new ImportPage(form, [], []));
        if (file is not null)
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            form.Json = await reader.ReadToEndAsync(cancellation);
        }

        var page = ReadImport.Preview(form);
        if (page.Items.Count > 0) return View("New", page);
        foreach (var line in page.Said.Take(5)) ModelState.AddModelError(nameof(form.Json), line);
        return this.Again("New", page);
    }

    [HttpPost("/staff/problems/import/confirmation")]
    [RequestSizeLimit(MostRequest)]
    public async Task<IActionResult> Confirm(ImportForm form, [FromServices] ReadImport import, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return this.Again("New", new ImportPage(form, [], []));
        var added = await import.RunAsync(form, cancellation);
        if (!added.Succeeded) return this.Again(added, "New", ReadImport.Preview(form));
        return added.Value == 1 ? new Done("/staff/problems?state=Draft", "One problem is added as a draft. Give it a reference solution.") : new Done("/staff/problems?state=Draft", "{0} problems are added as drafts. Give them reference solutions.", added.Value);
    }

    [HttpGet("/staff/problems/{id:guid}/export")]
    public async Task<IActionResult> Export(Guid id, [FromServices] PrepDb db, CancellationToken cancellation)
    {
        var found = await db.Set<CodingProblem>().AsNoTracking().Where(p => p.Id == id)
            .Select(p => new { Problem = p, Definition = db.Set<ProblemRevision>().Where(r => r.Id == p.RevisionId).Select(r => r.Definition).First() }).SingleOrDefaultAsync(cancellation);
        return found is null ? NotFound() : File(JsonSerializer.SerializeToUtf8Bytes(ProblemFile.Of(found.Problem, found.Definition), ProblemFile.Options), "application/json", $"problem-{found.Problem.Number}.json");
    }
}
