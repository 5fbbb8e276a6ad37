using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.Drives;

/// <summary>A college's drives: those that companies offered and its own drafts.</summary>
[Requires(PlacementModule.ManageDrives)]
[Route("/staff/drives")]
internal sealed class DrivesController(ReadDrive read) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(DriveFilter filter, [FromServices] ListDrives list, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(filter, cancellation)) : Redirect(DriveFilter.Here);

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? company, CancellationToken cancellation)
    {
        var form = TermsForm.Blank();
        form.Company = company;
        return View(await read.BlankAsync(form, cancellation));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(TermsForm form, [FromServices] BeginDrive begin, CancellationToken cancellation)
    {
        if (form.Press()) return await AgainAsync(form, cancellation);
        if (!ModelState.IsValid) return this.Again("New", await read.BlankAsync(form, cancellation));
        var result = await begin.RunAsync(form, cancellation);
        return result.Succeeded
            ? new Done($"/staff/drives/{result.Value.DriveId}/rules", "The draft of {0} is kept. Say who qualifies.", result.Value.Title)
            : this.Again(result, "New", await read.BlankAsync(form, cancellation));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) => await read.RunAsync(id, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/terms")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) => await read.TermsAsync(id, null, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/terms")]
    public async Task<IActionResult> Update(Guid id, TermsForm form, [FromServices] EditTerms edit, CancellationToken cancellation)
    {
        var pressed = form.Press();
        if (await read.TermsAsync(id, form, cancellation) is not { } page) return NotFound();
        if (pressed) ModelState.Clear();
        if (pressed) return View("Edit", page);
        if (!ModelState.IsValid) return this.Again("Edit", page);
        var result = await edit.RunAsync(id, form, cancellation);
        if (result.Succeeded) return new Done($"/staff/drives/{id}", "The terms of {0} are saved.", result.Value.Title);
        var stale = result.Problems.Any(p => p.Kind == ProblemKind.Stale);
        return this.Again(result, "Edit", stale ? page.Overtaken() : page);
    }

    private async Task<IActionResult> AgainAsync(TermsForm form, CancellationToken cancellation)
    {
        ModelState.Clear(); // The rows are others now.
        return View("New", await read.BlankAsync(form, cancellation));
    }
}
