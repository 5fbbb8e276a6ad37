using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Plugins;

/// <summary>The operators' view of the evaluator plugins.</summary>
[Requires(EvaluationModule.ManagePlugins)]
[OnSite(SiteKind.Platform)]
internal sealed class PluginsController(ListPlugins list, SwitchPlugin change) : Controller
{
    [HttpGet("/plugins")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await list.RunAsync(cancellation));

    [HttpGet("/plugins/{key}")]
    public async Task<IActionResult> Show(string key, CancellationToken cancellation) =>
        await list.FindAsync(key, cancellation) is { } row ? View(new PluginPage(row, await AskEngine.RunAsync(row.Plugin, cancellation), null)) : NotFound();

    [HttpPost("/plugins/{key}/self-tests")]
    public async Task<IActionResult> Test(string key, [FromServices] SelfTest test, CancellationToken cancellation) =>
        await list.FindAsync(key, cancellation) is { } row
            ? View("Show", new PluginPage(row, await AskEngine.RunAsync(row.Plugin, cancellation), await test.RunAsync(row.Plugin, cancellation)))
            : NotFound();

    [HttpPost("/plugins/{key}/restarts")]
    public async Task<IActionResult> Restart(string key, CancellationToken cancellation) =>
        await change.RestartAsync(key, cancellation) is { } name ? new Done($"/plugins/{key}", "{0} starts anew on every node.", name) : NotFound();

    [HttpPost("/plugins/{key}/deactivation")]
    public async Task<IActionResult> Disable(string key, CancellationToken cancellation) =>
        await change.DisableAsync(key, cancellation) is { } name
            ? new Done($"/plugins/{key}", "{0} is switched off; answers for it wait.", name) { Undo = $"/plugins/{key}/deactivation/deletion" }
            : NotFound();

    [HttpPost("/plugins/{key}/deactivation/deletion")]
    public async Task<IActionResult> Enable(string key, CancellationToken cancellation) =>
        await change.EnableAsync(key, cancellation) is { } name ? new Done($"/plugins/{key}", "{0} is switched on again.", name) : NotFound();
}
