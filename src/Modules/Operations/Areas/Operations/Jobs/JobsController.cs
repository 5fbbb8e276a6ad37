using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Operations.Areas.Operations.Jobs;

/// <summary>What runs on a schedule, when it ran last and how it went.</summary>
[Requires(OperationsModule.ManageJobs)]
[OnSite(SiteKind.Platform)]
internal sealed class JobsController(ListJobs list, ListRecurring recurring, ControlJob control) : Controller
{
    [HttpGet("/jobs")]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(new JobsPage(await list.RunAsync(cancellation), await recurring.RunAsync(cancellation)));

    [HttpGet("/jobs/{key}")]
    public async Task<IActionResult> Show(string key, RecurringFilter filter, CancellationToken cancellation)
    {
        if (await list.HistoryAsync(key, cancellation) is { } page) return View(page);
        if (!ModelState.IsValid) return Redirect($"/jobs/{Uri.EscapeDataString(key)}");
        return await recurring.HistoryAsync(key, filter, cancellation) is { } runs ? View("Recurring", runs) : NotFound();
    }

    [HttpGet("/jobs/{key}/schedules")]
    public async Task<IActionResult> Schedules(string key, string? tenant, CancellationToken cancellation, int page = 1) =>
        await recurring.SchedulesAsync(key, tenant ?? "", Math.Clamp(page, 1, 100_000), cancellation) is { } found ? View(found) : NotFound();

    [HttpPost("/jobs/{key}/runs")]
    public async Task<IActionResult> Run(string key, string? schedule, CancellationToken cancellation) =>
        await control.RunNowAsync(key, schedule, cancellation) is { } title ? new Done($"/jobs/{key}", "{0} was asked to run.", title) : NotFound();

    [HttpPost("/jobs/{key}/pause")]
    public async Task<IActionResult> Pause(string key, CancellationToken cancellation) =>
        await control.PauseAsync(key, cancellation) is { } title
            ? new Done("/jobs", "{0} is paused.", title) { Undo = $"/jobs/{key}/pause/deletion" }
            : NotFound();

    [HttpPost("/jobs/{key}/pause/deletion")]
    public async Task<IActionResult> Resume(string key, CancellationToken cancellation) =>
        await control.ResumeAsync(key, cancellation) is { } title ? new Done("/jobs", "{0} runs on schedule again.", title) : NotFound();
}
