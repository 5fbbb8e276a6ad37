using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Areas.Profiles.Shared;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Profiles.Areas.Profiles.Record;

/// <summary>A student's own record.</summary>
[Requires(ProfilesModule.KeepProfile)]
[Route("/profile/record")]
internal sealed class RecordController(EditRecord edit, ListCourses courses, ICurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(CancellationToken cancellation)
    {
        var stored = await edit.ReadAsync(person.AccountId!.Value, cancellation);
        return View(await PageAsync(RecordForm.Of(stored), stored, cancellation));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(RecordForm form, CancellationToken cancellation)
    {
        var me = person.AccountId!.Value;
        if (!ModelState.IsValid) return this.Again("Edit", await PageAsync(form, await edit.ReadAsync(me, cancellation), cancellation));
        var result = await edit.RunAsync(me, form, cancellation);
        if (result.Succeeded) return new Done("/profile/record", "Your record is saved.");
        var stored = await edit.ReadAsync(me, cancellation);
        var page = await PageAsync(form, stored, cancellation) with { Asks = result.Problems.Any(p => p.Field == nameof(form.GiveUpMark)) };
        if (result.Problems.Any(p => p.Kind == ProblemKind.Stale)) page = page with { Stale = Differences(stored, form) };
        return this.Again(result, "Edit", page);
    }

    /// <summary>Carries a row button out and shows the form again; nothing is saved.</summary>
    [HttpPost("rows")]
    public async Task<IActionResult> Rows(RecordForm form, string? row, CancellationToken cancellation)
    {
        RowButtons.Press(form, row ?? "");
        ModelState.Clear(); // The fields show the form, not what was posted.
        return View("Edit", await PageAsync(form, await edit.ReadAsync(person.AccountId!.Value, cancellation), cancellation));
    }

    private static IReadOnlyList<FieldChange> Differences(StudentProfile? stored, RecordForm form)
    {
        var now = RecordForm.Of(stored);
        form.Version = now.Version;
        return [.. now.Academics.To(form.Academics), .. now.Personal.To(form.Personal)];
    }

    private async Task<RecordPage> PageAsync(RecordForm form, StudentProfile? stored, CancellationToken cancellation)
    {
        var kept = RecordForm.Of(stored);
        return new RecordPage(form, stored?.VerifiedAt, Completeness.Of(kept.Academics, kept.Personal), await courses.RunAsync(cancellation));
    }
}
