using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Recordings;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Recordings;

/// <summary>Recordings as they are made, for scripts of pages, and as they are heard. Who may is asked of the subject's module; what a person may not is not there.</summary>
[SignedIn]
[Route("/recordings")]
internal sealed class RecordingsController(ICurrentPerson person, IStringLocalizer words) : Controller
{
    private const string Unclear = "That could not be read as the beginning of a recording. Reload the page and record again.";
    private const string Late = "The time for this recording is over; what arrived before counts.";
    private const string TooLong = "The recording is longer than it may be; what arrived before counts.";

    [HttpPost(""), EnableRateLimiting(RecordingSetup.Limit)]
    public async Task<IActionResult> Create(RecordingForm form, [FromServices] StartRecording start, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Say(StatusCodes.Status422UnprocessableEntity, Unclear);
        var started = await start.RunAsync(form, person.AccountId!.Value, cancellation);
        return started.Succeeded ? Json(new { started.Value.Name, offset = 0, started.Value.MostBytes }) : Refuse(started);
    }

    /// <summary>Where a page goes on that was away.</summary>
    [HttpGet("{name:guid}")]
    public async Task<IActionResult> Show(Guid name, [FromServices] PrepDb db, CancellationToken cancellation)
    {
        var found = await db.Set<Recording>().Where(r => r.Id == name && r.PersonId == person.AccountId).Select(r => new { Offset = r.Bytes, Whole = r.WholeAt != null }).SingleOrDefaultAsync(cancellation);
        Response.Headers.CacheControl = "no-store";
        return found is null ? NotFound() : Json(found);
    }

    [HttpPost("{name:guid}/pieces"), EnableRateLimiting(RecordingSetup.Limit)]
    [RequestSizeLimit(RecordingLimits.MostPiece + 1024)] // What is a little too long is answered in words.
    public async Task<IActionResult> Add(Guid name, long? offset, [FromServices] KeepPiece keep, CancellationToken cancellation)
    {
        if (Request.ContentLength > RecordingLimits.MostPiece) return Say(StatusCodes.Status413PayloadTooLarge, TooLong);
        var kept = await keep.RunAsync(name, person.AccountId!.Value, offset ?? -1, Request.Body, cancellation);
        return kept.Outcome switch
        {
            PieceOutcome.Foreign => NotFound(),
            PieceOutcome.Elsewhere => new JsonResult(new { kept.Offset, kept.Closed }) { StatusCode = StatusCodes.Status409Conflict },
            PieceOutcome.Empty => Say(StatusCodes.Status422UnprocessableEntity, Unclear),
            PieceOutcome.TooLong => Say(StatusCodes.Status413PayloadTooLarge, TooLong),
            PieceOutcome.Late => Say(StatusCodes.Status410Gone, Late),
            _ => Json(new { kept.Offset }),
        };
    }

    [HttpPost("{name:guid}/whole"), EnableRateLimiting(RecordingSetup.Limit)]
    public async Task<IActionResult> End(Guid name, [FromServices] EndRecording end, CancellationToken cancellation)
    {
        var ended = await end.RunAsync(name, person.AccountId!.Value, cancellation);
        return ended.Succeeded ? Json(new { Offset = ended.Value.Bytes, Whole = true }) : Refuse(ended);
    }

    /// <summary>In parts too, so that a player can go to any place. It never changes, but whoever may no longer hear it must not find it in the browser.</summary>
    [HttpGet("{name:guid}/audio")]
    public async Task<IActionResult> Hear(Guid name, [FromServices] HearRecording hear, CancellationToken cancellation)
    {
        if (await hear.RunAsync(name, person.AccountId!.Value, cancellation) is not { } opened) return NotFound();
        Response.Headers.CacheControl = "private, no-cache";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentDisposition = "inline";
        return File(opened.Content, opened.ContentType, lastModified: null, new EntityTagHeaderValue($"\"{name:N}\""), enableRangeProcessing: true);
    }

    private IActionResult Refuse(Result<Recording> result) =>
        result.Problems[0].Kind == ProblemKind.NotFound ? NotFound() : Say(StatusCodes.Status422UnprocessableEntity, result.Problems[0].Message);

    private JsonResult Say(int status, string message) => new(new { message = words[message].Value }) { StatusCode = status };
}
