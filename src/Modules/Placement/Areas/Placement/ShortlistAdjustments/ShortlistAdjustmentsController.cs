using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.ShortlistAdjustments;

/// <summary>One student in a list: how it was decided, and a person's change of it with its reason.</summary>
[Requires(ShortlistParts.Manage)]
[Route("/staff/drives/{driveId:guid}/shortlists/{id:guid}/students/{student:guid}")]
internal sealed class ShortlistAdjustmentsController(ReadEntry read, AdjustShortlist adjust) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid driveId, Guid id, Guid student, CancellationToken cancellation) =>
        await read.RunAsync(driveId, id, student, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid driveId, Guid id, Guid student, AdjustmentForm form, CancellationToken cancellation)
    {
        if (await read.RunAsync(driveId, id, student, cancellation) is not { } page) return NotFound();
        if (!ModelState.IsValid) return this.Again("Show", page with { Form = form });
        var result = await adjust.RunAsync(driveId, id, student, form, cancellation);
        if (!result.Succeeded)
        {
            ModelState.Remove(nameof(form.Version)); // The page shows what is the case now, so the next try is about that.
            return this.Again(result, "Show", page with { Form = new() { Reason = form.Reason, Version = page.Head.Shortlist.Version } });
        }

        return new Done(page.Head.Url, form.Listed ? "{0} is on the list now." : "{0} is off the list now.", page.Name) { Undo = $"{page.Head.Url}/students/{student}/undo" };
    }

    /// <summary>Takes the last change of this student back.</summary>
    [HttpPost("undo")]
    public async Task<IActionResult> Undo(Guid driveId, Guid id, Guid student, CancellationToken cancellation)
    {
        if (await read.RunAsync(driveId, id, student, cancellation) is not { } page) return NotFound();
        var result = await adjust.TakeBackAsync(driveId, id, student, cancellation);
        return result.Succeeded ? new Done(page.Head.Url, "{0} stands as before.", page.Name) : this.Again("NotDone", new NotDone(result.Problems[0].Message, page.Head.Url));
    }
}

internal sealed class AdjustmentForm
{
    public bool Listed { get; set; }

    [PlainText(500)]
    public string Reason { get; set; } = "";

    public int Version { get; set; }
}
