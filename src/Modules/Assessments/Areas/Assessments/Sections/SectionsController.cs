using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Sections;

/// <summary>The parts of an assessment.</summary>
[Requires(AssessmentsModule.AuthorAssessments)]
[Route("/staff/assessments/{id:guid}/sections")]
internal sealed class SectionsController(EditSections edit, AssessmentPages pages) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, SectionForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return await RefuseAsync(id, cancellation);
        return Say(id, await edit.AddAsync(id, form, cancellation), "{0} is added.");
    }

    [HttpGet("{section:guid}")]
    public async Task<IActionResult> Edit(Guid id, Guid section, CancellationToken cancellation) => await FindAsync(id, section, cancellation) is { } found
        ? View(new SectionPage(id, found.Title, new SectionForm { Title = found.Section.Title, Instructions = found.Section.Instructions }, found.Section))
        : NotFound();

    [HttpPost("{section:guid}")]
    public async Task<IActionResult> Update(Guid id, Guid section, SectionForm form, CancellationToken cancellation)
    {
        if (await FindAsync(id, section, cancellation) is not { } found) return NotFound();
        var page = new SectionPage(id, found.Title, form, found.Section);
        if (!ModelState.IsValid) return this.Again("Edit", page);
        var result = await edit.RenameAsync(id, section, form, cancellation);
        return result.Succeeded ? new Done($"/staff/assessments/{id}", "{0} is saved.", form.Title.Trim()) : this.Again(result, "Edit", page);
    }

    /// <summary>One place up (-1) or down (1).</summary>
    [HttpPost("{section:guid}/moves")]
    public async Task<IActionResult> Move(Guid id, Guid section, int step, CancellationToken cancellation) =>
        Say(id, await edit.MoveAsync(id, section, step, cancellation), "{0} is moved.");

    [HttpGet("{section:guid}/deletion")]
    public async Task<IActionResult> Confirm(Guid id, Guid section, CancellationToken cancellation) =>
        await FindAsync(id, section, cancellation) is { } found ? View(new SectionPage(id, found.Title, new SectionForm(), found.Section)) : NotFound();

    [HttpPost("{section:guid}/deletion")]
    public async Task<IActionResult> Delete(Guid id, Guid section, CancellationToken cancellation) => Say(id, await edit.RemoveAsync(id, section, cancellation), "{0} is deleted.");

    private async Task<(string Title, Domain.Section Section)?> FindAsync(Guid id, Guid section, CancellationToken cancellation) =>
        await pages.ReadAsync(id, cancellation) is { } page && page.Assessment.Sections.Find(s => s.Id == section) is { } found ? (page.Assessment.Title, found) : null;

    private IActionResult Say(Guid id, Result<Domain.Section> result, string toast) => result.Succeeded
        ? new Done($"/staff/assessments/{id}", toast, result.Value.Title)
        : this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, $"/staff/assessments/{id}"));

    private async Task<IActionResult> RefuseAsync(Guid id, CancellationToken cancellation) =>
        await pages.ReadAsync(id, cancellation) is null ? NotFound() : this.Again("NotDone", new NotDone(ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage, $"/staff/assessments/{id}"));
}

internal sealed class SectionForm
{
    [Required(ErrorMessage = "Give the section a title.")]
    [PlainText(120)]
    public string Title { get; set; } = "";

    [PlainText(2000)]
    public string Instructions { get; set; } = "";
}

internal sealed record SectionPage(Guid AssessmentId, string Assessment, SectionForm Form, Domain.Section Section);
