using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Areas.Profiles.Records;
using PrepPlatform.Profiles.Areas.Profiles.Shared;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Profiles.Areas.Profiles.Corrections;

/// <summary>Corrects a record's academic part.</summary>
[Requires(ProfilesModule.VerifyRecords)]
[Route("/staff/records/{id:guid}/correction")]
internal sealed class CorrectionsController(CorrectRecord correct, ReadRecord read, ListCourses courses) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id, CancellationToken cancellation) =>
        await read.RunAsync(id, cancellation) is { } stored ? View(await PageAsync(stored, CorrectionForm.Of(stored.Record), null, cancellation)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, CorrectionForm form, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, cancellation) is not { } stored) return NotFound();
        if (!ModelState.IsValid) return this.Again("New", await PageAsync(stored, form, null, cancellation));
        var result = await correct.RunAsync(id, form, cancellation);
        if (result.Succeeded) return new Done($"/staff/records/{id}", "The record of {0} is corrected and verified.", stored.Student?.Name ?? stored.Record.RollNumber);
        IReadOnlyList<FieldChange>? differs = null;
        if (result.Problems.Any(p => p.Kind == ProblemKind.Stale)) (differs, form.Version) = ([.. stored.Record.Academics.To(form.Academics)], stored.Record.Version);
        return this.Again(result, "New", await PageAsync(stored, form, differs, cancellation));
    }

    private async Task<CorrectionPage> PageAsync(RecordView stored, CorrectionForm form, IReadOnlyList<FieldChange>? stale, CancellationToken cancellation) =>
        new(stored.Record.Id, stored.Student?.Name ?? stored.Record.RollNumber, form, await courses.RunAsync(cancellation), stale);
}
