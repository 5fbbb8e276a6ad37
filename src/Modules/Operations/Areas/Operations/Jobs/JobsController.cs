using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Operations.Areas.Operations.Jobs;

/// <summary>What runs on a schedule, when it ran last and how it went.</summary>
[Requires(OperationsModule.ManageJobs)]
[OnSite(SiteKind.Platform)]
internal sealed class JobsController(ListJobs list, ControlJob control) : Controller
{
    [HttpGet("/jobs")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await list.RunAsync(cancellation));

    [HttpGet("/jobs/{key}")]
    public async Task<IActionResult> Show(string key, CancellationToken cancellation) =>
        await list.HistoryAsync(key, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("/jobs/{key}/runs")]
    public async Task<IActionResult> Run(string key, CancellationToken cancellation) =>
        await control.RunNowAsync(key, cancellation) is { } title ? new Done($"/jobs/{key}", "{0} was asked to run.", title) : NotFound();

    [HttpPost("/jobs/{key}/pause")]
    public async Task<IActionResult> Pause(string key, CancellationToken cancellation) =>
        await control.PauseAsync(key, cancellation) is { } title
            ? new Done("/jobs", "{0} is paused.", title) { Undo = $"/jobs/{key}/pause/deletion" }
            : NotFound();

    [HttpPost("/jobs/{key}/pause/deletion")]
    public async Task<IActionResult> Resume(string key, CancellationToken cancellation) =>
        await control.ResumeAsync(key, cancellation) is { } title ? new Done("/jobs", "{0} runs on schedule again.", title) : NotFound();
}
