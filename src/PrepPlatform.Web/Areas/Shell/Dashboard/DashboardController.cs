using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Web.Areas.Shell.Dashboard;

/// <summary>The first page after signing in: what the modules have for this person.</summary>
[SignedIn]
[Area("Shell")]
internal sealed class DashboardController(IEnumerable<IDashboardWidget> widgets, PrepDb db) : Controller
{
    [HttpGet("/dashboard")]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var page = new DashboardPage();
        await CollectAsync(page, cancellation);
        return View(page);
    }

    /// <summary>All on one connection: each time one is taken, the server is told the tenant and has to forget it afterwards.</summary>
    private async Task CollectAsync(DashboardPage page, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            foreach (var widget in widgets.OrderBy(w => w.Order)) await widget.AddToAsync(page, cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
