using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Placement.Areas.Placement.Shortlists;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.ShortlistPublication;

/// <summary>Publishes a frozen list, after saying what that means.</summary>
[Requires(ShortlistParts.Manage)]
[Route("/staff/drives/{driveId:guid}/shortlists/{id:guid}/publication")]
internal sealed class ShortlistPublicationController(ReadPublication read, PublishShortlist publish, ICurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid driveId, Guid id, CancellationToken cancellation)
    {
        if (await read.RunAsync(driveId, id, cancellation) is not { } page) return NotFound();
        return page.Head.Shortlist.MayPublish ? View(page) : Redirect(page.Head.Url);
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid driveId, Guid id, PublicationForm form, CancellationToken cancellation)
    {
        if (await read.RunAsync(driveId, id, cancellation) is not { } page) return NotFound();
        if (page.Head.Shortlist.PublishedAt is not null) return this.Again("NotDone", new NotDone("It is published already.", page.Head.Url));
        if (!string.Equals(form.Confirmation.Trim(), page.Head.Company, StringComparison.OrdinalIgnoreCase)) ModelState.AddModelError(nameof(form.Confirmation), "Type the company's name as it stands above.");
        if (!ModelState.IsValid) return this.Again("New", page with { Form = form });
        var result = await publish.RunAsync(page.Head.Drive.Id, id, form.Version, person.Name, cancellation);
        if (result.Succeeded) return new Done(page.Head.Url, result.Value == 1 ? "Published: one card is on its way to {1}." : "Published: {0} cards are on their way to {1}.", result.Value, page.Head.Company);
        ModelState.Remove(nameof(form.Version));
        return this.Again(result, "New", page with { Form = new() { Version = page.Head.Shortlist.Version } });
    }
}

internal sealed class PublicationForm
{
    [PlainText(200)]
    public string Confirmation { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>What publishing would do.</summary>
internal sealed class ReadPublication(ReadShortlist read, PrepDb db) : IUseCase
{
    public async Task<PublicationPage?> RunAsync(Guid driveId, Guid id, CancellationToken cancellation)
    {
        if (await read.HeadAsync(driveId, id, cancellation) is not { } head) return null;
        var list = await db.ReadFinalListAsync(id, cancellation);
        var students = list.Select(p => p.Student).ToList();
        var row = head.Drive.Id;
        var found = await db.Set<Shortlist>().AsNoTracking().Where(s => s.Id == id).Select(s => new
        {
            Sent = db.Set<Application>().Count(a => a.DriveRow == row && students.Contains(a.StudentId) && (a.Status == ApplicationStatus.Applied || a.Status == ApplicationStatus.Shortlisted || a.Status == ApplicationStatus.NotShortlisted)),
            Others = db.Set<Application>().Count(a => a.DriveRow == row && a.Status == ApplicationStatus.Applied && !students.Contains(a.StudentId) && db.Set<ShortlistEntry>().Any(e => e.ShortlistId == id && e.StudentId == a.StudentId)),
            Active = db.Set<Partnership>().Any(p => p.PartnerId == head.Drive.CompanyId && p.Status == PartnershipStatus.Active),
        }).SingleAsync(cancellation);
        return new(head, found.Sent, list.Count - found.Sent, found.Others, found.Active) { Form = new() { Version = head.Shortlist.Version } };
    }
}

/// <param name="Head">The list.</param>
/// <param name="Sent">Cards that would be sent.</param>
/// <param name="Gone">Listed students who withdrew since.</param>
/// <param name="Others">Who would be told that they are not on it.</param>
/// <param name="Active">Whether the partnership lets anything cross.</param>
internal sealed record PublicationPage(ShortlistHead Head, int Sent, int Gone, int Others, bool Active)
{
    public PublicationForm Form { get; init; } = new();
}
