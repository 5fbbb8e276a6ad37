using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Assessments.Areas.Assessments.Questions;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Items;

/// <summary>The questions of an assessment: picked from the bank one by one, their points, their order.</summary>
[Requires(AssessmentsModule.AuthorAssessments)]
[Route("/staff/assessments/{id:guid}")]
internal sealed class ItemsController(EditItems edit, OutlineReader reader) : Controller
{
    /// <summary>The bank, to pick from.</summary>
    [HttpGet("sections/{section:guid}/items/new")]
    public async Task<IActionResult> New(Guid id, Guid section, QuestionFilter filter, [FromServices] ListQuestions list, CancellationToken cancellation)
    {
        if (await reader.ReadAsync(id, tracked: false, cancellation) is not { } outline || outline.Assessment.Sections.Find(s => s.Id == section) is not { } into) return NotFound();
        if (!ModelState.IsValid) return Redirect($"/staff/assessments/{id}/sections/{section}/items/new");
        filter.Status = QuestionStatus.Active;
        return View(new PickerPage(outline, into, await list.RunAsync(filter, cancellation)));
    }

    [HttpPost("sections/{section:guid}/items")]
    public async Task<IActionResult> Create(Guid id, Guid section, Guid[] ids, int? at, decimal? points, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || points is < 0.25m or > 100)
            return this.Again("NotDone", new NotDone("Points are 0.25 to 100, or left empty: then the question's own count.", $"/staff/assessments/{id}/sections/{section}/items/new"));
        var result = await edit.AddAsync(id, section, ids, at is >= 1 and <= 1000 ? at : null, points, cancellation);
        if (!result.Succeeded) return this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, $"/staff/assessments/{id}"));
        return result.Value.Count == 1 ? new Done($"/staff/assessments/{id}", "The question is in.") : new Done($"/staff/assessments/{id}", "{0} questions are in.", result.Value.Count);
    }

    /// <summary>One place up (-1) or down (1).</summary>
    [HttpPost("items/{item:guid}/moves")]
    public async Task<IActionResult> Move(Guid id, Guid item, int step, CancellationToken cancellation) => Say(id, await edit.MoveAsync(id, item, step, cancellation), "Moved.", null);

    [HttpPost("items/{item:guid}/deletion")]
    public async Task<IActionResult> Delete(Guid id, Guid item, CancellationToken cancellation)
    {
        var section = (await reader.ReadAsync(id, tracked: false, cancellation))?.Assessment.Sections.Find(s => s.Items.Exists(i => i.Id == item));
        var undo = section is null ? null : DrawForm.Undo(id, section.Id, section.Items.First(i => i.Id == item));
        return Say(id, await edit.RemoveAsync(id, item, cancellation), "It is taken out.", undo);
    }

    private IActionResult Say(Guid id, Result<SectionItem> result, string toast, string? undo) => result.Succeeded
        ? new Done($"/staff/assessments/{id}", toast) { Undo = undo }
        : this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, $"/staff/assessments/{id}"));
}
