using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Placement.Areas.Placement.StudentDrives;

/// <summary>Drives as students see them: what they qualify for, and what would change it where they do not.</summary>
[Requires(PlacementModule.Apply)]
internal sealed class StudentDrivesController(ReadStudentDrives read, ICurrentPerson person) : Controller
{
    [HttpGet("/drives")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await read.RunAsync(person.AccountId!.Value, cancellation));

    [HttpGet("/drives/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, [FromServices] ReadSharedFields fields, CancellationToken cancellation)
    {
        if (await read.OneAsync(id, person.AccountId!.Value, cancellation) is not { } page) return NotFound();
        return View(page with { Fields = await fields.RunAsync(person.AccountId.Value, page.Drive, page.Conditions, cancellation) });
    }
}
