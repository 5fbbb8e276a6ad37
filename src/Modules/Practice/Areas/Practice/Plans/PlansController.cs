using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Practice.Areas.Practice.Plans;

/// <summary>Study plans, and one's way through them.</summary>
[Requires(PracticeModule.Solve)]
internal sealed class PlansController(ReadPlans read, FollowPlan follow, ICurrentPerson person) : Controller
{
    private Guid Me => person.AccountId!.Value;

    [HttpGet("/practice/plans")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await read.ListAsync(Me, cancellation));

    [HttpGet("/practice/plans/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) => await read.FindAsync(id, Me, cancellation) is { } plan ? View(plan) : NotFound();

    [HttpPost("/practice/plans/{id:guid}/start")]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellation) =>
        await follow.RunAsync(id, Me, follow: true, cancellation) is { } title ? new Done($"/practice/plans/{id}", "You follow {0} now.", title) : NotFound();

    [HttpPost("/practice/plans/{id:guid}/start/deletion")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken cancellation) =>
        await follow.RunAsync(id, Me, follow: false, cancellation) is { } title ? new Done("/practice/plans", "You do not follow {0} any more. What you solved stays solved.", title) { Undo = $"/practice/plans/{id}/start" } : NotFound();
}
