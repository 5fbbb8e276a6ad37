using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Operations.Areas.Operations.Audit;

/// <summary>The tenant's record of who did what.</summary>
[Requires(OperationsModule.ViewAudit)]
internal sealed class AuditController(ListAudit list) : Controller
{
    [HttpGet("/staff/audit")]
    public async Task<IActionResult> Index(AuditFilter filter, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(filter, cancellation)) : Redirect("/staff/audit");
}
