using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Reports.Making;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Reports.Areas.Reports.Schedules;

/// <summary>When a report is made by itself.</summary>
[Requires(ReportsModule.View)]
[Route("/staff/reports/{key}/schedule")]
internal sealed class SchedulesController(KnownReports reports, SetSchedule set, ICurrentTenant tenant) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(string key, CancellationToken cancellation)
    {
        if (reports.Find(key) is not { } source) return NotFound();
        var stored = await set.ReadAsync(key, cancellation);
        return View(new SchedulePage(source, stored, ScheduleForm.Of(stored), tenant.Info.TimeZone));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(string key, ScheduleForm form, CancellationToken cancellation)
    {
        if (reports.Find(key) is not { } source) return NotFound();
        if (!ModelState.IsValid) return this.Again("Edit", new SchedulePage(source, await set.ReadAsync(key, cancellation), form, tenant.Info.TimeZone));
        var result = await set.RunAsync(key, form, cancellation);
        if (result.Succeeded) return new Done("/staff/reports", "The schedule of {0} is set.", source.Title);
        var (stored, stale) = (await set.ReadAsync(key, cancellation), result.Problems.Any(p => p.Kind == ProblemKind.Stale));
        if (stale && stored is not null) form.Version = stored.Version;
        if (stale) ModelState.Remove(nameof(form.Version));
        return this.Again(result, "Edit", new SchedulePage(source, stored, form, tenant.Info.TimeZone) { IsStale = stale });
    }

    [HttpPost("deletion")]
    public async Task<IActionResult> Stop(string key, CancellationToken cancellation) =>
        await set.SwitchAsync(key, on: false, cancellation) is { } title ? new Done("/staff/reports", "{0} is no longer made by itself.", title) { Undo = $"/staff/reports/{key}/schedule/deletion/deletion" } : NotFound();

    [HttpPost("deletion/deletion")]
    public async Task<IActionResult> Restore(string key, CancellationToken cancellation) =>
        await set.SwitchAsync(key, on: true, cancellation) is { } title ? new Done("/staff/reports", "{0} is made by itself again.", title) : NotFound();
}
