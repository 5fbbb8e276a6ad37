using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Identity.Areas.Identity.People;

/// <summary>The people of a tenant, for its admins.</summary>
[Requires(IdentityModule.ManagePeople)]
internal sealed class PeopleController(ListPeople list) : Controller
{
    [HttpGet("/staff/people")]
    public async Task<IActionResult> Index(PeopleFilter filter, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(filter, cancellation)) : Redirect("/staff/people");

    [HttpGet("/staff/people/new")]
    public async Task<IActionResult> New(CancellationToken cancellation) => View(new PersonPage(new PersonForm(), await list.RolesAsync(cancellation), null));

    [HttpPost("/staff/people")]
    public async Task<IActionResult> Create(PersonForm form, [FromServices] AddPerson add, CancellationToken cancellation)
    {
        var page = new PersonPage(form, await list.RolesAsync(cancellation), null);
        if (!ModelState.IsValid) return this.Again("New", page);
        var result = await add.RunAsync(form, cancellation);
        return result.Succeeded ? HandOver.Show(this, result.Value) : this.Again(result, "New", page);
    }

    [HttpGet("/staff/people/{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, [FromServices] EditPerson edit, CancellationToken cancellation) =>
        await edit.ReadAsync(id, cancellation) is { } form ? View(new PersonPage(form, await list.RolesAsync(cancellation), null)) : NotFound();

    [HttpPost("/staff/people/{id:guid}")]
    public async Task<IActionResult> Update(Guid id, PersonForm form, [FromServices] EditPerson edit, CancellationToken cancellation)
    {
        if (await edit.ReadAsync(id, cancellation) is not { } current) return NotFound();
        form.Keep(current);
        var page = new PersonPage(form, await list.RolesAsync(cancellation), null);
        if (!ModelState.IsValid) return this.Again("Edit", page);
        var result = await edit.RunAsync(id, form, cancellation);
        return result.Succeeded
            ? new Done($"/staff/people/{id}", "{0} is saved.", result.Value.Name)
            : this.Again(result, "Edit", page with { Current = current });
    }
}
