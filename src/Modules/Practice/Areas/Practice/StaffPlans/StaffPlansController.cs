using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Practice.Areas.Practice.StaffPlans;

/// <summary>Study plans as their authors work on them.</summary>
[Requires(PracticeModule.Author)]
internal sealed class StaffPlansController(ReadStaffPlans read, SavePlan save) : Controller
{
    [HttpGet("/staff/plans")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await read.ListAsync(cancellation));

    [HttpGet("/staff/plans/new")]
    public async Task<IActionResult> New(CancellationToken cancellation) => View("Edit", await read.EditAsync(null, null, cancellation));

    [HttpPost("/staff/plans")]
    public Task<IActionResult> Create(PlanForm form, CancellationToken cancellation) => SaveAsync(null, form, cancellation);

    [HttpGet("/staff/plans/{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) => await read.EditAsync(id, null, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("/staff/plans/{id:guid}")]
    public Task<IActionResult> Update(Guid id, PlanForm form, CancellationToken cancellation) => SaveAsync(id, form, cancellation);

    private async Task<IActionResult> SaveAsync(Guid? id, PlanForm form, CancellationToken cancellation)
    {
        if (await read.EditAsync(id, form, cancellation) is not { } page) return NotFound();
        if (!ModelState.IsValid) return this.Again("Edit", page);
        var saved = await save.RunAsync(id, form, cancellation);
        return saved.Succeeded ? new Done("/staff/plans", "{0} is saved.", saved.Value.Title) : this.Again(saved, "Edit", page);
    }
}
