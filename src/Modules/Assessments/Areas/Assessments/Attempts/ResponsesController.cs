using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Assessments.Areas.Assessments.Attempts;

/// <summary>Which answer a page sends; the answer itself is the rest of the form.</summary>
internal sealed class ResponseHead
{
    [Required]
    public Guid? Question { get; set; }

    /// <summary>Exact in JavaScript.</summary>
    [Required, Range(1, 9_007_199_254_740_991)]
    public long? Sequence { get; set; }

    [Required, RegularExpression("[A-Za-z0-9-]{1,40}")]
    public string Device { get; set; } = "";
}

/// <summary>Answers as they are given. <c>exam.js</c> talks to it; browsers without scripts send whole pages.</summary>
[Requires(AssessmentsModule.Take)]
[EnableRateLimiting(AssessmentsModule.SittingLimit)]
internal sealed class ResponsesController(ICurrentPerson person, IStringLocalizer words) : Controller
{
    private const string Unclear = "That could not be read as an answer, so it was not kept; the one before counts. Reload the page and answer again.";
    private const string TooLarge = "This answer is too long, so it was not kept; the one before counts. Shorten it.";

    /// <summary>How every question stands, for a page that was away or is not alone.</summary>
    [HttpGet("/attempts/{id:guid}/responses")]
    public async Task<IActionResult> Index(Guid id, [FromServices] ReadSitting read, CancellationToken cancellation) =>
        await read.RunAsync(id, person.AccountId!.Value, 0, cancellation) is { } sitting
            ? Json(new
            {
                open = sitting.Status == AttemptStatus.InProgress && !sitting.IsOver, now = sitting.Now, deadline = sitting.Deadline,
                questions = sitting.Places.Select(p => new { p.Id, p.Page, p.Sequence, p.Answered, p.Flagged }),
            })
            : NotFound();

    [HttpPost("/attempts/{id:guid}/responses")]
    [RequestSizeLimit(AnswerReading.LongestForm)]
    public async Task<IActionResult> Create(Guid id, ResponseHead head, [FromServices] SaveResponse save, CancellationToken cancellation)
    {
        if (Request.ContentLength > AnswerReading.LongestForm) return Say(StatusCodes.Status413PayloadTooLarge, TooLarge);
        if (!ModelState.IsValid || !Request.HasFormContentType) return Say(StatusCodes.Status422UnprocessableEntity, Unclear);
        var answer = new Answer(head.Question!.Value, head.Sequence!.Value, head.Device, await Request.ReadFormAsync(cancellation));
        var saved = await save.RunAsync(id, person.AccountId!.Value, answer, cancellation);
        return saved.Outcome switch
        {
            SaveOutcome.Foreign => NotFound(),
            SaveOutcome.Late => Say(StatusCodes.Status409Conflict, saved.Message),
            SaveOutcome.Refused => Say(StatusCodes.Status422UnprocessableEntity, saved.Message, saved.Sequence),
            _ => Json(new { counts = saved.Outcome == SaveOutcome.Kept, saved.Sequence, saved.SavedAt, saved.Answered }),
        };
    }

    private JsonResult Say(int status, string message, long? sequence = null) => new(new { message = words[message].Value, sequence }) { StatusCode = status };
}
