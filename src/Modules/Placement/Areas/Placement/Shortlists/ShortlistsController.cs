using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.Shortlists;

/// <summary>A drive's shortlists: what was made, who is on it and why, who is not and why not.</summary>
[Requires(ShortlistParts.Manage)]
[Route("/staff/drives/{driveId:guid}/shortlists")]
internal sealed class ShortlistsController(ReadShortlists read) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid driveId, string? before, CancellationToken cancellation) =>
        await read.RunAsync(driveId, before ?? "", cancellation) is { } page ? View(page) : NotFound();

    /// <summary>Asks for one to be made now.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid driveId, bool dryRun, [FromServices] AskForShortlist ask, CancellationToken cancellation)
    {
        var result = await ask.RunAsync(driveId, dryRun, cancellation);
        if (result.Succeeded) return new Done($"/staff/drives/{driveId}/shortlists/progress", dryRun ? "The dry run has begun." : "The shortlist is being made.");
        return await read.RunAsync(driveId, "", cancellation) is { } page ? this.Again(result, "Index", page) : NotFound();
    }

    /// <summary>Shows that it is under way, and then what came out. It can be left and found again.</summary>
    [HttpGet("progress")]
    public async Task<IActionResult> Progress(Guid driveId, [FromServices] ReadProgress progress, CancellationToken cancellation)
    {
        if (await progress.RunAsync(driveId, cancellation) is not { } page) return NotFound();
        if (page.AskedAt is not null) return View(page);
        var to = page.Latest is { } made ? $"/staff/drives/{driveId}/shortlists/{made}" : $"/staff/drives/{driveId}/shortlists";
        if (!Request.WantsFragment()) return Redirect(to);
        Response.Headers["HX-Redirect"] = to;
        return NoContent();
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid driveId, Guid id, ShortlistFilter filter, [FromServices] ReadShortlist shortlist, CancellationToken cancellation) =>
        await shortlist.RunAsync(driveId, id, filter, cancellation) is { } page ? View(page) : NotFound();

    /// <summary>Who came in, fell out and moved since the list before.</summary>
    [HttpGet("{id:guid}/changes")]
    public async Task<IActionResult> Changes(Guid driveId, Guid id, [FromServices] CompareShortlists compare, CancellationToken cancellation) =>
        await compare.RunAsync(driveId, id, cancellation) is { } page ? View(page) : NotFound();

    /// <summary>Makes it once more from what was recorded.</summary>
    [HttpPost("{id:guid}/repetition")]
    public async Task<IActionResult> Repeat(Guid driveId, Guid id, [FromServices] ReadShortlist shortlist, [FromServices] Data.Shortlists.RepeatShortlist repeat, CancellationToken cancellation)
    {
        if (await shortlist.RunAsync(driveId, id, new(), cancellation) is not { } page) return NotFound();
        var result = await repeat.RunAsync(id, cancellation);
        if (!result.Succeeded) return this.Again(result, "Show", page);
        return View("Repeat", (page.Head, result.Value));
    }
}
