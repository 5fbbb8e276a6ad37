using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.ShortlistFreezing;

/// <summary>Freezes a list before it is published, and takes that back.</summary>
[Requires(ShortlistParts.Manage)]
[Route("/staff/drives/{driveId:guid}/shortlists/{id:guid}/freezing")]
internal sealed class ShortlistFreezingController(FreezeShortlist freeze) : Controller
{
    [HttpPost("")]
    public Task<IActionResult> Create(Guid driveId, Guid id, int version, CancellationToken cancellation) => AnswerAsync(driveId, id, version, true, cancellation);

    [HttpPost("deletion")]
    public Task<IActionResult> Delete(Guid driveId, Guid id, int version, CancellationToken cancellation) => AnswerAsync(driveId, id, version, false, cancellation);

    private async Task<IActionResult> AnswerAsync(Guid driveId, Guid id, int version, bool frozen, CancellationToken cancellation)
    {
        var url = $"/staff/drives/{driveId}/shortlists/{id}";
        var result = await freeze.RunAsync(driveId, id, version, frozen, cancellation);
        if (result.Succeeded) return frozen ? new Done(url, "The list is frozen. Look at it once more, then publish it.") { Undo = $"{url}/freezing/deletion?version={result.Value}" } : new Done(url, "The list can be adjusted again.");
        if (result.Problems[0].Kind == ProblemKind.NotFound) return NotFound();
        return this.Again("NotDone", new NotDone(result.Problems[0].Message, url), result.Problems[0].Kind == ProblemKind.Stale ? 409 : 422);
    }
}

/// <summary>Keeps a list as it is.</summary>
internal sealed class FreezeShortlist(PrepDb db, IAudit audit, TimeProvider clock) : IUseCase
{
    /// <returns>The list's version now.</returns>
    public async Task<Result<int>> RunAsync(Guid driveId, Guid id, int version, bool frozen, CancellationToken cancellation)
    {
        if (await db.Set<Shortlist>().SingleOrDefaultAsync(s => s.Id == id && db.Set<Drive>().Any(d => d.Id == s.DriveRow && d.DriveId == driveId), cancellation) is not { } shortlist) return Result.NotFound<int>();
        if (shortlist.Version != version) return Result.Stale<int>();
        if (frozen ? !shortlist.MayFreeze : !shortlist.MayThaw) return Result.Invalid<int>("", frozen ? "This list cannot be frozen." : "It is published: it does not change any more.");
        if (frozen) shortlist.Freeze(clock.GetUtcNow());
        else shortlist.Thaw();
        audit.Record(frozen ? "shortlists.frozen" : "shortlists.thawed", $"shortlist/{id}", frozen ? "Froze a shortlist" : "Let a shortlist be adjusted again");
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Stale<int>();
        }

        return Result.Ok(shortlist.Version);
    }
}
