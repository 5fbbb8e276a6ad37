using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Attempts;

/// <summary>A page of answers posted as a whole: next, previous, a place in the palette, a flag and the submit summary are its buttons.</summary>
[Requires(AssessmentsModule.Take)]
[EnableRateLimiting(AssessmentsModule.SittingLimit)]
internal sealed class PagesController(ICurrentPerson person) : Controller
{
    private const string Submission = "submission";

    [HttpPost("/attempts/{id:guid}/pages")]
    [RequestSizeLimit(4 * AnswerReading.LongestForm)]
    public async Task<IActionResult> Create(
        Guid id, int page, [FromServices] SavePage save, [FromServices] ReadSitting read, CancellationToken cancellation, string go = "", int question = 0)
    {
        var student = person.AccountId!.Value;
        var saved = await save.RunAsync(id, student, page, await Request.ReadFormAsync(cancellation), cancellation);
        if (saved.Held == Held.Foreign) return NotFound();
        if (saved.Held != Held.Open) return SeeOther($"/attempts/{id}?late=true");
        if (saved.Problem.Length > 0 && await read.RunAsync(id, student, page, cancellation) is { Questions.Count: > 0 } sitting)
            return this.Again("~/Areas/Assessments/Attempts/Show.cshtml", sitting with { Problem = saved.Problem });
        if (go == Submission && !saved.Stays) return SeeOther($"/attempts/{id}/submission");
        if (question > 0 && await save.PageOfAsync(id, question, cancellation) is { } its) return SeeOther($"/attempts/{id}?page={its}#question-{question}");
        var next = saved.Stays || !int.TryParse(go, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? page : wanted;
        return SeeOther(next > 1 ? $"/attempts/{id}?page={next}" : $"/attempts/{id}");
    }

    private StatusCodeResult SeeOther(string url)
    {
        Response.Headers.Location = url;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
