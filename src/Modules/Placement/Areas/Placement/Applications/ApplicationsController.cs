using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.StudentDrives;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.Applications;

/// <summary>A student's own application to a drive: making it, what may be seen of them, taking it back.</summary>
[Requires(PlacementModule.Apply)]
[Route("/drives/{id:guid}")]
internal sealed class ApplicationsController(ReadStudentDrives read, ReadSharedFields fields, ICurrentPerson person) : Controller
{
    private const string Page = "~/Areas/Placement/StudentDrives/Show.cshtml";

    private Guid Student => person.AccountId!.Value;

    [HttpPost("application")]
    public async Task<IActionResult> Create(Guid id, ConsentForm form, [FromServices] ApplyToDrive apply, CancellationToken cancellation)
    {
        var result = await apply.RunAsync(id, Student, form, cancellation);
        return result.Succeeded ? new Done($"/drives/{id}", "You applied to {0}.", result.Value.Title) : await AgainAsync(id, form, result, cancellation);
    }

    [HttpPost("consent")]
    public async Task<IActionResult> Consent(Guid id, ConsentForm form, [FromServices] ChangeConsent change, CancellationToken cancellation)
    {
        var result = await change.RunAsync(id, Student, form, cancellation);
        return result.Succeeded ? new Done($"/drives/{id}", "What {0} may see is changed.", result.Value) : await AgainAsync(id, form, result, cancellation);
    }

    /// <summary>Says what it means before it is confirmed.</summary>
    [HttpGet("withdrawal")]
    public async Task<IActionResult> Withdrawal(Guid id, CancellationToken cancellation) =>
        await read.OneAsync(id, Student, cancellation) is { Application.MayWithdraw: true } page ? View(page) : NotFound();

    [HttpPost("withdrawal")]
    public async Task<IActionResult> Withdraw(Guid id, [FromServices] WithdrawApplication withdraw, CancellationToken cancellation)
    {
        var result = await withdraw.RunAsync(id, Student, cancellation);
        if (!result.Succeeded) return Refuse(id, result);
        return new Done($"/drives/{id}", "You withdrew from {0}.", result.Value.Title) { Undo = result.Value.MayUndo ? $"/drives/{id}/withdrawal/deletion" : null };
    }

    [HttpPost("withdrawal/deletion")]
    public async Task<IActionResult> ApplyAgain(Guid id, [FromServices] WithdrawApplication withdraw, CancellationToken cancellation)
    {
        var result = await withdraw.UndoAsync(id, Student, cancellation);
        return result.Succeeded ? new Done($"/drives/{id}", "You take part in {0} again.", result.Value) : Refuse(id, result);
    }

    private async Task<IActionResult> AgainAsync<T>(Guid id, ConsentForm form, Result<T> result, CancellationToken cancellation)
    {
        if (await read.OneAsync(id, Student, cancellation) is not { } page) return NotFound();
        var ticked = form.Fields.Where(SharedFields.All.Contains).ToList();
        return this.Again(result, Page, page with { Fields = await fields.RunAsync(Student, page.Drive, page.Conditions, cancellation), Ticked = ticked });
    }

    private IActionResult Refuse<T>(Guid id, Result<T> result) => this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, $"/drives/{id}"));
}
