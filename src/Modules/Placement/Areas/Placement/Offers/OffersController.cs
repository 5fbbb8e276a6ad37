using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Builder;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.Offers;

/// <summary>A company's drives: written here, offered to partner colleges, and how they stand there.</summary>
[Requires(PlacementModule.OfferDrives)]
[Route("/offers")]
internal sealed class OffersController(ReadOffer read, EditOffer edit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(OfferFilter filter, [FromServices] ListOffers list, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(filter, cancellation)) : Redirect(OfferFilter.Here);

    [HttpGet("new")]
    public IActionResult New() => View(new NewOfferPage(TermsForm.Blank(), read.Zone.Id));

    [HttpPost("")]
    public async Task<IActionResult> Create(TermsForm form, CancellationToken cancellation)
    {
        var page = new NewOfferPage(form, read.Zone.Id);
        if (form.Press())
        {
            ModelState.Clear(); // The rows are others now.
            return View("New", page);
        }

        if (!ModelState.IsValid) return this.Again("New", page);
        var result = await edit.BeginAsync(form, cancellation);
        return result.Succeeded ? new Done($"/offers/{result.Value.DriveId}/rules", "The draft of {0} is kept. Say whom you look for.", result.Value.Title) : this.Again(result, "New", page);
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) => await read.RunAsync(id, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/terms")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) => await read.TermsAsync(id, null, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/terms")]
    public async Task<IActionResult> Update(Guid id, TermsForm form, CancellationToken cancellation)
    {
        var pressed = form.Press();
        if (await read.TermsAsync(id, form, cancellation) is not { } page) return NotFound();
        if (pressed)
        {
            ModelState.Clear();
            return View("Edit", page);
        }

        if (!ModelState.IsValid) return this.Again("Edit", page);
        var result = await edit.TermsAsync(id, form, cancellation);
        if (result.Succeeded) return new Done($"/offers/{id}", "The terms of {0} are saved.", result.Value.Title);
        return this.Again(result, "Edit", result.Problems.Any(p => p.Kind == ProblemKind.Stale) ? page with { Overtaken = true } : page);
    }

    [HttpGet("{id:guid}/rules")]
    public async Task<IActionResult> Rules(Guid id, CancellationToken cancellation) => await read.RulesAsync(id, null, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/rules")]
    public async Task<IActionResult> UpdateRules(Guid id, RulesForm form, CancellationToken cancellation)
    {
        if (await read.RulesAsync(id, form, cancellation) is not { Offer.MayEdit: true } page) return NotFound();
        if (form.Edit.Length > 0)
        {
            ModelState.Clear();
            return View("Rules", page);
        }

        if (!ModelState.IsValid) return this.Again("Rules", page);
        var result = await edit.RulesAsync(id, form, cancellation);
        if (result.Succeeded) return new Done($"/offers/{id}", "The rules of {0} are saved.", result.Value.Title);
        var stale = result.Problems.Any(p => p.Kind == ProblemKind.Stale);
        return this.Again(result, "Rules", stale ? page with { Overtaken = true } : page with { Builder = page.Builder with { Problems = result.Problems } });
    }
}
