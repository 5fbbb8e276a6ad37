using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Practice.Areas.Practice.StaffProblems;

/// <summary>Problems as their authors work on them.</summary>
[Requires(PracticeModule.Author)]
internal sealed class StaffProblemsController(ProblemEditor editor, SaveProblem save) : Controller
{
    [HttpGet("/staff/problems")]
    public async Task<IActionResult> Index(StaffFilter filter, [FromServices] ListStaffProblems list, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(filter, cancellation)) : Redirect(StaffFilter.Here);

    [HttpGet("/staff/problems/new")]
    public IActionResult New() => View("Edit", editor.New());

    [HttpGet("/staff/problems/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, [FromServices] ReadStaffProblem read, CancellationToken cancellation) =>
        await read.RunAsync(id, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("/staff/problems/{id:guid}/text")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await editor.FindAsync(id, cancellation) is { } stored ? View(await editor.StoredAsync(stored, cancellation)) : NotFound();

    [HttpPost("/staff/problems")]
    public Task<IActionResult> Create(ProblemForm form, CancellationToken cancellation) => SaveAsync(null, form, cancellation);

    [HttpPost("/staff/problems/{id:guid}/text")]
    public async Task<IActionResult> Update(Guid id, ProblemForm form, CancellationToken cancellation) =>
        await editor.FindAsync(id, cancellation) is { } stored ? await SaveAsync(stored, form, cancellation) : NotFound();

    /// <summary>How a student would see what stands in the editor: beside it, or, without scripts, as the editor again.</summary>
    [HttpPost("/staff/problems/previews")]
    public async Task<IActionResult> Preview(Guid? id, ProblemForm form, CancellationToken cancellation)
    {
        var stored = id is { } known ? await editor.FindAsync(known, cancellation) : null;
        if (editor.Type is null || (id is not null && stored is null)) return NotFound();
        var posted = editor.Read(Request.Form, form);
        ModelState.Clear(); // Nothing is kept, so nothing is wrong yet.
        var page = await editor.FilledAsync(form, posted.Value, cancellation) with { Stored = stored };
        return Request.WantsFragment() ? PartialView("_Preview", page) : View("Edit", page);
    }

    private async Task<IActionResult> SaveAsync(CodingProblem? stored, ProblemForm form, CancellationToken cancellation)
    {
        if (editor.Type is null) return this.Again("Edit", editor.New() with { Stored = stored });
        var posted = editor.Read(Request.Form, form);
        var page = await editor.FilledAsync(form, posted.Value, cancellation) with { Stored = stored, Focus = posted.Focus };
        if (posted.Problem is { } problem) ModelState.AddModelError(nameof(form.Json), problem);
        else if (posted.Stays) return Stay(page);
        if (!ModelState.IsValid) return this.Again("Edit", page);
        var result = await save.RunAsync(stored?.Id, form.Facts, form.Version, posted.Value, cancellation);
        if (result.Succeeded) return new Done($"/staff/problems/{result.Value.Id}", "{0} is saved.", result.Value.Title);
        var stale = result.Problems.Any(p => p.Kind == ProblemKind.Stale);
        page = editor.Blame(page with { Overtaken = stale }, result.Problems.Where(p => p.Kind != ProblemKind.Stale), ModelState);
        return this.Again("Edit", page, stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A row was added, moved or taken away, or pasted JSON was put into the fields.</summary>
    private ViewResult Stay(EditorPage page)
    {
        ModelState.Clear();
        page.Form.Json = "";
        return View("Edit", page);
    }
}
