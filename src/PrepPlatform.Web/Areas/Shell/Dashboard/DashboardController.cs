using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Web.Areas.Shell.Dashboard;

/// <summary>The first page after signing in: what the modules have for this person.</summary>
[SignedIn]
[Area("Shell")]
internal sealed class DashboardController(IEnumerable<IDashboardWidget> widgets) : Controller
{
    [HttpGet("/dashboard")]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var page = new DashboardPage();
        foreach (var widget in widgets.OrderBy(w => w.Order)) await widget.AddToAsync(page, cancellation);
        return View(page);
    }
}
