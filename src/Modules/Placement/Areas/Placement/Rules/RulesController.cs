using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Builder;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.Rules;

/// <summary>Who qualifies for a drive and in which order, with the count beside it.</summary>
[Requires(PlacementModule.ManageDrives)]
[Route("/staff/drives/{id:guid}/rules")]
internal sealed class RulesController(ReadRules read) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) => await read.RunAsync(id, null, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, RulesForm form, [FromServices] SaveRules save, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, form, cancellation) is not { } page || !page.Head.Drive.MayRule) return NotFound();
        if (form.Edit.Length > 0) ModelState.Clear();
        if (form.Edit.Length > 0) return View("Edit", page);
        if (!ModelState.IsValid) return this.Again("Edit", page);
        var result = await save.RunAsync(id, form, page.Builder.Options, cancellation);
        if (result.Succeeded) return new Done($"/staff/drives/{id}", "Rules {0} are in force.", result.Value.RulesNumber);
        var stale = result.Problems.Any(p => p.Kind == ProblemKind.Stale);
        return this.Again(result, "Edit", stale ? page with { Overtaken = true } : page with { Builder = page.Builder with { Problems = result.Problems } });
    }

    /// <summary>"7 of 24 qualify", while the rules are put together; nothing is kept.</summary>
    [HttpPost("count")]
    public async Task<IActionResult> Count(Guid id, RulesForm form, CancellationToken cancellation) =>
        await read.CountAsync(id, form, cancellation) is { } count ? PartialView("_Count", count) : NotFound();
}
