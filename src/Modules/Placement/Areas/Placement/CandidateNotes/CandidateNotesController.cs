using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Placement.Areas.Placement.Candidates;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.CandidateNotes;

/// <summary>The company's notes on a candidate.</summary>
[Requires(CandidateParts.View)]
internal sealed class CandidateNotesController(KeepNotes notes, ICurrentPerson person) : Controller
{
    [HttpPost("/candidates/{id:guid}/notes")]
    public async Task<IActionResult> Create(Guid id, NoteForm form, [FromServices] ReadCandidate read, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, person.Actor().Id, cancellation) is not { } page) return NotFound();
        if (!ModelState.IsValid) return this.Again("~/Areas/Placement/Candidates/Show.cshtml", page with { Form = form });
        var result = await notes.RunAsync(id, form.Text, person.Actor(), cancellation);
        return result.Succeeded
            ? new Done($"/candidates/{id}#notes", "The note is kept.") { Undo = $"/candidates/{id}/notes/{result.Value}/deletion" }
            : this.Again(result, "~/Areas/Placement/Candidates/Show.cshtml", page with { Form = form });
    }

    [HttpPost("/candidates/{id:guid}/notes/{note:guid}/deletion")]
    public async Task<IActionResult> Delete(Guid id, Guid note, CancellationToken cancellation) => await notes.RemoveAsync(id, note, removed: true, person.Actor().Id, cancellation)
        ? new Done($"/candidates/{id}#notes", "The note is removed.") { Undo = $"/candidates/{id}/notes/{note}/restoration" }
        : NotFound();

    [HttpPost("/candidates/{id:guid}/notes/{note:guid}/restoration")]
    public async Task<IActionResult> Restore(Guid id, Guid note, CancellationToken cancellation) => await notes.RemoveAsync(id, note, removed: false, person.Actor().Id, cancellation)
        ? new Done($"/candidates/{id}#notes", "The note is back.")
        : NotFound();
}
