using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Operations.Areas.Operations.Events;

/// <summary>Events that could not be delivered, and the way to send them again.</summary>
[Requires(OperationsModule.ManageEvents)]
[OnSite(SiteKind.Platform)]
internal sealed class EventsController(FailedEvents events) : Controller
{
    [HttpGet("/events")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await events.ListAsync(cancellation));

    [HttpPost("/events/{tenant:guid}/{id:guid}/deliveries")]
    public async Task<IActionResult> Resend(Guid tenant, Guid id, CancellationToken cancellation) =>
        await events.ResendAsync(new TenantId(tenant), id, cancellation) ? new Done("/events", "The event is on its way again.") : NotFound();
}
