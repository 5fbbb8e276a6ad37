using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.Offers;

/// <summary>Offers a drive to colleges, and takes an offer back.</summary>
[Requires(PlacementModule.OfferDrives)]
[Route("/offers/{id:guid}")]
internal sealed class OfferingsController(SendOffer send, ReadOffer read) : Controller
{
    [HttpPost("offering")]
    public async Task<IActionResult> Create(Guid id, OfferingForm form, CancellationToken cancellation)
    {
        var result = await send.RunAsync(id, form, cancellation);
        if (!result.Succeeded) return Refuse(id, result);
        return result.Value.Count == 1 ? new Done($"/offers/{result.Value[0].DriveId}", "{0} is offered.", result.Value[0].Title) : new Done("/offers", "{0} is offered to {1} colleges.", result.Value[0].Title, result.Value.Count);
    }

    [HttpGet("cancellation")]
    public async Task<IActionResult> Cancel(Guid id, CancellationToken cancellation) =>
        await read.RunAsync(id, cancellation) is { Offer.MayCancel: true } page ? View("~/Areas/Placement/Offers/Cancel.cshtml", page) : NotFound();

    [HttpPost("cancellation")]
    public async Task<IActionResult> Cancel(Guid id, CancelForm form, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, cancellation) is not { Offer.MayCancel: true } page) return NotFound();
        if (!string.Equals(form.Confirmation.Trim(), page.Offer.Title, StringComparison.OrdinalIgnoreCase)) ModelState.AddModelError(nameof(form.Confirmation), "Type the title as it stands above.");
        if (!ModelState.IsValid) return this.Again("~/Areas/Placement/Offers/Cancel.cshtml", page);
        var result = await send.CancelAsync(id, form.Version, cancellation);
        return result.Succeeded ? new Done($"/offers/{id}", "{0} is cancelled. The college is told.", result.Value.Title) : Refuse(id, result);
    }

    private IActionResult Refuse<T>(Guid id, Result<T> result) => this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, $"/offers/{id}"));
}

internal sealed class OfferingForm
{
    public List<Guid> Colleges { get; set; } = [];
    public int Version { get; set; }
}

internal sealed class CancelForm
{
    [PlainText(200)]
    public string Confirmation { get; set; } = "";

    public int Version { get; set; }
}
