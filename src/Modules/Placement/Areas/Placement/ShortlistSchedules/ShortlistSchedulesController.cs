using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Drives;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.ShortlistSchedules;

/// <summary>When a drive's shortlist is made, in the college's time.</summary>
[Requires(ShortlistParts.Manage)]
[Route("/staff/drives/{driveId:guid}/shortlists/schedule")]
internal sealed class ShortlistSchedulesController(ReadDrive read, ScheduleShortlist schedule, ICurrentTenant tenant, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid driveId, CancellationToken cancellation) =>
        await read.HeadAsync(driveId, "shortlists", cancellation) is { } drive ? View(Page(drive, ScheduleForm.Of(drive.Drive))) : NotFound();

    /// <summary>Shows when it would be made, without saving.</summary>
    [HttpPost("preview")]
    public async Task<IActionResult> Preview(Guid driveId, ScheduleForm form, CancellationToken cancellation)
    {
        if (await read.HeadAsync(driveId, "shortlists", cancellation) is not { } drive) return NotFound();
        var page = Page(drive, form);
        ModelState.Clear();
        return Request.WantsFragment() ? PartialView("_Next", page) : View("Edit", page);
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid driveId, ScheduleForm form, CancellationToken cancellation)
    {
        if (await read.HeadAsync(driveId, "shortlists", cancellation) is not { } drive) return NotFound();
        if (!ModelState.IsValid) return this.Again("Edit", Page(drive, form));
        var result = await schedule.RunAsync(driveId, form, cancellation);
        if (result.Succeeded)
            return new Done($"/staff/drives/{driveId}/shortlists", result.Value.Cron.Length > 0 ? "The shortlist of {0} is on schedule." : "The shortlist of {0} is made only when you ask for it.", result.Value.Title);
        var stale = result.Problems.Any(p => p.Kind == ProblemKind.Stale);
        if (stale) ModelState.Remove(nameof(form.Version));
        return this.Again(result, "Edit", Page(drive, stale ? form.At(drive.Drive.Version) : form) with { Current = stale ? ScheduleForm.Of(drive.Drive) : null });
    }

    private SchedulePage Page(DriveHead drive, ScheduleForm form) => SchedulePage.Of(drive, form, TimeZoneInfo.FindSystemTimeZoneById(tenant.Info.TimeZone), clock.GetUtcNow());
}
