using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Assessments.Areas.Assessments.Attempts;

internal sealed class FlagForm
{
    [Required]
    public Guid? Question { get; set; }

    public bool Flagged { get; set; }
}

/// <summary>Questions to come back to. Sent twice is as sent once.</summary>
[Requires(AssessmentsModule.Take)]
[EnableRateLimiting(AssessmentsModule.SittingLimit)]
internal sealed class FlagsController(ICurrentPerson person) : Controller
{
    [HttpPost("/attempts/{id:guid}/flags")]
    public async Task<IActionResult> Create(Guid id, FlagForm form, [FromServices] FlagQuestion flag, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return UnprocessableEntity();
        return await flag.RunAsync(id, person.AccountId!.Value, form.Question!.Value, form.Flagged, cancellation) switch
        {
            Held.Open => NoContent(),
            Held.Foreign => NotFound(),
            _ => StatusCode(StatusCodes.Status409Conflict),
        };
    }
}
