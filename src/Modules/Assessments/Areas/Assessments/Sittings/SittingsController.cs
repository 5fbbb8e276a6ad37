using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Assessments.Areas.Assessments.Sittings;

/// <summary>Assessments as students see them.</summary>
[Requires(AssessmentsModule.Take)]
internal sealed class SittingsController(ICurrentPerson person, ReadSittings read) : Controller
{
    [HttpGet("/assessments")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await read.RunAsync(person.AccountId!.Value, cancellation));

    [HttpGet("/assessments/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(id, person.AccountId!.Value, cancellation) is { } detail ? View(detail) : NotFound();
}
