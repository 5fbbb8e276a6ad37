using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Archival;

/// <summary>Puts a published assessment away, and back.</summary>
[Requires(AssessmentsModule.Publish)]
internal sealed class ArchivalController(ChangeArchival change) : Controller
{
    [HttpPost("/staff/assessments/{id:guid}/archival")]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellation) => Say(id, await change.RunAsync(id, archived: true, cancellation),
        "{0} is archived: nobody can start it any more.", $"/staff/assessments/{id}/archival/deletion");

    [HttpPost("/staff/assessments/{id:guid}/archival/deletion")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken cancellation) => Say(id, await change.RunAsync(id, archived: false, cancellation),
        "{0} is published again.", $"/staff/assessments/{id}/archival");

    private IActionResult Say(Guid id, Result<Assessment> result, string toast, string undo) => result.Succeeded
        ? new Done($"/staff/assessments/{id}", toast, result.Value.Title) { Undo = undo }
        : this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, $"/staff/assessments/{id}"));
}

internal sealed class ChangeArchival(AssessmentDesk desk) : IUseCase
{
    public Task<Result<Assessment>> RunAsync(Guid id, bool archived, CancellationToken cancellation) => archived
        ? desk.MoveAsync(id, (a, _) => a.Archive(), "archived", "Archived", cancellation)
        : desk.MoveAsync(id, (a, _) => a.Unarchive(), "unarchived", "Published again:", cancellation);
}
