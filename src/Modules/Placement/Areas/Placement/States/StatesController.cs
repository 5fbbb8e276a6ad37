using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Drives;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.States;

/// <summary>Opens a drive for students, closes it, opens it again, cancels it.</summary>
[Requires(PlacementModule.ManageDrives)]
[Route("/staff/drives/{id:guid}")]
internal sealed class StatesController(ReadDrive read, MoveDrive move) : Controller
{
    [HttpPost("opening")]
    public async Task<IActionResult> Open(Guid id, StateForm form, CancellationToken cancellation) =>
        Say(id, await move.OpenAsync(id, form.Version, cancellation), "{0} is open: students who qualify can apply.");

    [HttpPost("closing")]
    public async Task<IActionResult> Close(Guid id, StateForm form, CancellationToken cancellation) =>
        Say(id, await move.CloseAsync(id, form.Version, cancellation), "{0} is closed: nobody can apply any more.");

    [HttpGet("reopening")]
    public async Task<IActionResult> Reopen(Guid id, CancellationToken cancellation) => await PageAsync(id, null, d => d.MayReopen, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("reopening")]
    public async Task<IActionResult> Reopen(Guid id, StateForm form, CancellationToken cancellation)
    {
        if (await PageAsync(id, form, d => d.MayReopen, cancellation) is not { } page) return NotFound();
        var result = await move.ReopenAsync(id, form, cancellation);
        return result.Succeeded ? Say(id, result, "{0} is open again.") : this.Again(result, "Reopen", page.AsItIs());
    }

    [HttpGet("cancellation")]
    public async Task<IActionResult> Cancel(Guid id, CancellationToken cancellation) => await PageAsync(id, null, d => d.MayCancel, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("cancellation")]
    public async Task<IActionResult> Cancel(Guid id, StateForm form, CancellationToken cancellation)
    {
        if (await PageAsync(id, form, d => d.MayCancel, cancellation) is not { } page) return NotFound();
        if (!string.Equals(form.Confirmation.Trim(), page.Head.Drive.Title, StringComparison.OrdinalIgnoreCase)) ModelState.AddModelError(nameof(form.Confirmation), "Type the title as it stands above.");
        if (!ModelState.IsValid) return this.Again("Cancel", page);
        var result = await move.CancelAsync(id, form.Version, cancellation);
        return result.Succeeded ? Say(id, result, "{0} is cancelled. The company and the students see it.") : this.Again(result, "Cancel", page.AsItIs());
    }

    private async Task<StatePage?> PageAsync(Guid id, StateForm? form, Func<Drive, bool> may, CancellationToken cancellation)
    {
        if (await read.HeadAsync(id, "", cancellation) is not { } head || !may(head.Drive)) return null;
        return new StatePage(head, form ?? new StateForm { Version = head.Drive.Version }, read.Zone.Id);
    }

    private IActionResult Say(Guid id, Result<Drive> result, string toast) => result.Succeeded
        ? new Done($"/staff/drives/{id}", toast, result.Value.Title)
        : this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, $"/staff/drives/{id}"));
}

internal sealed class StateForm
{
    public int Version { get; set; }

    /// <summary>On the college's clock.</summary>
    [PlainText(20)]
    public string ApplyBy { get; set; } = "";

    [PlainText(200)]
    public string Confirmation { get; set; } = "";
}

internal sealed record StatePage(DriveHead Head, StateForm Form, string Zone)
{
    /// <summary>The page shows what is the case now, so the next try is about that.</summary>
    public StatePage AsItIs()
    {
        Form.Version = Head.Drive.Version;
        return this;
    }
}
