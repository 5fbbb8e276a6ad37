using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.Partnerships;

/// <summary>With whom this tenant works, and what crosses between the two.</summary>
[Requires(PlacementModule.ManagePartnerships)]
[Route("/staff/partnerships")]
internal sealed class PartnershipsController(ReadPartnerships read, ChangePartnership change) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await read.AllAsync(cancellation));

    /// <summary>Finds a partner, then asks for a note.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? partner, string? q, CancellationToken cancellation)
    {
        if (partner is null) return View("Find", await read.FindAsync(q ?? "", cancellation));
        return read.Candidate(partner.Value) is { } found ? View(new ProposalPage(found, new ProposalForm { Partner = found.Id.Value })) : NotFound();
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(ProposalForm form, [FromServices] ProposePartnership propose, CancellationToken cancellation)
    {
        if (read.Candidate(form.Partner) is not { } partner) return NotFound();
        if (!ModelState.IsValid) return this.Again("New", new ProposalPage(partner, form));
        var result = await propose.RunAsync(partner, form.Note, cancellation);
        return result.Succeeded
            ? new Done($"/staff/partnerships/{result.Value.Id}", "{0} is asked. You see their answer here.", partner.Name)
            : this.Again(result, "New", new ProposalPage(partner, form));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) => await read.OneAsync(id, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/acceptance")]
    public Task<IActionResult> Accept(Guid id, StepForm form, CancellationToken cancellation) =>
        TakeAsync(id, PartnershipStep.Accept, form, "You and {0} work together now.", null, cancellation);

    [HttpPost("{id:guid}/refusal")]
    public Task<IActionResult> Decline(Guid id, StepForm form, CancellationToken cancellation) => TakeAsync(id, PartnershipStep.Decline, form, "{0} is told that you declined.", null, cancellation);

    [HttpPost("{id:guid}/pause")]
    public Task<IActionResult> Pause(Guid id, StepForm form, CancellationToken cancellation) =>
        TakeAsync(id, PartnershipStep.Pause, form, "Nothing new crosses between you and {0} until you resume.", $"/staff/partnerships/{id}/pause/deletion", cancellation);

    [HttpPost("{id:guid}/pause/deletion")]
    public Task<IActionResult> Resume(Guid id, StepForm form, CancellationToken cancellation) =>
        TakeAsync(id, PartnershipStep.Resume, form, "You and {0} work together again.", $"/staff/partnerships/{id}/pause", cancellation);

    /// <summary>Says what the end means before it is confirmed.</summary>
    [HttpGet("{id:guid}/ending")]
    public async Task<IActionResult> Ending(Guid id, CancellationToken cancellation) =>
        await read.OneAsync(id, cancellation) is { } page && page.Partnership.May(PartnershipStep.End) ? View("End", new EndingPage(page, new EndingForm { Version = page.Partnership.Version })) : NotFound();

    [HttpPost("{id:guid}/ending")]
    public async Task<IActionResult> End(Guid id, EndingForm form, CancellationToken cancellation)
    {
        if (await read.OneAsync(id, cancellation) is not { } page) return NotFound();
        if (page.Partnership.Status != PartnershipStatus.Proposed && !string.Equals(form.Confirmation.Trim(), page.Partner, StringComparison.OrdinalIgnoreCase))
            ModelState.AddModelError(nameof(form.Confirmation), "Type the name as it stands above.");
        if (!ModelState.IsValid) return this.Again("End", new EndingPage(page, form));
        return await TakeAsync(id, PartnershipStep.End, form, "The partnership with {0} is over.", null, cancellation);
    }

    private async Task<IActionResult> TakeAsync(Guid id, PartnershipStep step, StepForm form, string toast, string? undo, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return this.Again("NotDone", new NotDone("A note has at most 2,000 characters.", $"/staff/partnerships/{id}"));
        var result = await change.RunAsync(id, step, form, cancellation);
        return result.Succeeded
            ? new Done($"/staff/partnerships/{id}", toast, result.Value) { Undo = undo }
            : this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, $"/staff/partnerships/{id}"));
    }
}
