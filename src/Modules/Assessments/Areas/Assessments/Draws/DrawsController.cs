using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Assessments.Areas.Assessments.Items;
using PrepPlatform.Assessments.Areas.Assessments.Questions;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Draws;

/// <summary>Questions drawn at random for each attempt, and what an item counts.</summary>
[Requires(AssessmentsModule.AuthorAssessments)]
[Route("/staff/assessments/{id:guid}")]
internal sealed class DrawsController(EditItems edit, OutlineReader reader, WeighDraw weigh, ListQuestions bank) : Controller
{
    [HttpGet("sections/{section:guid}/draws/new")]
    public async Task<IActionResult> New(Guid id, Guid section, CancellationToken cancellation) =>
        await PageAsync(id, section, null, new DrawForm { Count = 3 }, cancellation) is { } page ? View("Edit", page) : NotFound();

    [HttpPost("sections/{section:guid}/draws")]
    public async Task<IActionResult> Create(Guid id, Guid section, DrawForm form, CancellationToken cancellation)
    {
        if (await PageAsync(id, section, null, form, cancellation) is not { } page) return NotFound();
        if (!ModelState.IsValid) return this.Again("Edit", page);
        if (Request.Form.ContainsKey("Check")) return View("Edit", page); // Without scripts this is how one sees whether enough fit.
        var result = await edit.DrawAsync(id, section, form, cancellation);
        return result.Succeeded ? new Done($"/staff/assessments/{id}", "The draw is in.") : this.Again(result, "Edit", page);
    }

    [HttpGet("items/{item:guid}")]
    public async Task<IActionResult> Edit(Guid id, Guid item, CancellationToken cancellation) =>
        await PageAsync(id, null, item, null, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("items/{item:guid}")]
    public async Task<IActionResult> Update(Guid id, Guid item, DrawForm form, CancellationToken cancellation)
    {
        if (await PageAsync(id, null, item, form, cancellation) is not { } page) return NotFound();
        if (!ModelState.IsValid) return this.Again("Edit", page);
        if (Request.Form.ContainsKey("Check")) return View("Edit", page);
        var result = await edit.ChangeAsync(id, item, form, cancellation);
        return result.Succeeded ? new Done($"/staff/assessments/{id}", "Saved.") : this.Again(result, "Edit", page);
    }

    /// <summary>"12 fit, 5 wanted", while the form is filled in.</summary>
    [HttpGet("feasibility")]
    public async Task<IActionResult> Weigh(Guid id, Guid? item, DrawForm form, CancellationToken cancellation) =>
        await reader.ReadAsync(id, tracked: false, cancellation) is { } outline ? PartialView("_Feasibility", await weigh.RunAsync(outline, item, form, cancellation)) : NotFound();

    private async Task<DrawPage?> PageAsync(Guid id, Guid? section, Guid? item, DrawForm? form, CancellationToken cancellation)
    {
        if (await reader.ReadAsync(id, tracked: false, cancellation) is not { } outline) return null;
        var stored = outline.Assessment.ItemsInOrder.FirstOrDefault(i => i.Id == item);
        var into = stored is null ? outline.Assessment.Sections.Find(s => s.Id == section) : outline.Assessment.SectionOf(stored);
        if (into is null || (item is not null && stored is null)) return null;
        var edited = form ?? DrawForm.Of(stored!);
        return new DrawPage(id, outline.Assessment.Title, into, edited, stored)
        {
            Question = stored?.QuestionId is { } question && outline.Questions.TryGetValue(question, out var known) ? known.Title : "",
            Categories = await bank.CategoriesAsync(cancellation),
            Types = [.. outline.Types.Select(t => new Facet(t.Key, t.Value, 0))],
            Feasibility = stored is { IsDraw: false } ? null : await weigh.RunAsync(outline, item, edited, cancellation),
        };
    }
}
