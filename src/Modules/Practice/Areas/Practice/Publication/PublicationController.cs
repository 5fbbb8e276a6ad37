using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Practice.Areas.Practice.Publication;

/// <summary>Which problems students get.</summary>
[Requires(PracticeModule.Publish)]
[Route("/staff/problems/{id:guid}")]
internal sealed class PublicationController(ArchiveProblem archive) : Controller
{
    [HttpPost("publication")]
    public async Task<IActionResult> Create(Guid id, [FromServices] PublishProblem publish, CancellationToken cancellation) =>
        Say(id, await publish.RunAsync(id, cancellation), "Students get {0} from now on.", null);

    [HttpPost("archival")]
    public async Task<IActionResult> Archive(Guid id, CancellationToken cancellation) =>
        Say(id, await archive.RunAsync(id, archived: true, cancellation), "{0} is archived: it is not in the problem set any more.", "archival/deletion");

    [HttpPost("archival/deletion")]
    public async Task<IActionResult> Unarchive(Guid id, CancellationToken cancellation) =>
        Say(id, await archive.RunAsync(id, archived: false, cancellation), "{0} is in the problem set again.", "archival");

    private IActionResult Say(Guid id, Result<CodingProblem> result, string toast, string? undo) => result.Succeeded
        ? new Done($"/staff/problems/{id}", toast, result.Value.Title) { Undo = undo is null ? null : $"/staff/problems/{id}/{undo}" }
        : this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, $"/staff/problems/{id}"));
}
