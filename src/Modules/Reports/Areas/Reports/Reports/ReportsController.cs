using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Reports.Areas.Reports.Runs;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Reports.Areas.Reports.Reports;

/// <summary>The reports there are, their schedules and their runs.</summary>
[Requires(ReportsModule.View)]
internal sealed class ReportsController : Controller
{
    [HttpGet("/staff/reports")]
    public async Task<IActionResult> Index(long? before, [FromServices] ListReports list, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(before, cancellation)) : Redirect("/staff/reports");

    [HttpPost("/staff/reports/{key}/runs")]
    public async Task<IActionResult> Make(string key, Guid run, [FromServices] AskForReport ask, CancellationToken cancellation)
    {
        var asked = await ask.RunAsync(key, run, cancellation);
        return asked.Succeeded ? new Done($"/staff/reports/runs/{asked.Value.RunId}", "{0} is being made. You can leave this page.", asked.Value.Title) : NotFound();
    }
}
