using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Placement.Areas.Placement.Candidates;

/// <summary>The candidates whose cards colleges sent, for the company's recruiters.</summary>
[Requires(CandidateParts.View)]
internal sealed class CandidatesController : Controller
{
    [HttpGet("/candidates")]
    public async Task<IActionResult> Index(CandidateFilter filter, [FromServices] ListCandidates list, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Redirect("/candidates");
        // A form sends its empty fields too; the address is what people keep and pass on.
        if (Request.Query.Any(p => p.Value == "")) return Redirect(filter.Url(after: filter.After));
        return View(await list.RunAsync(filter, cancellation));
    }

    [HttpGet("/candidates/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, [FromServices] ReadCandidate read, [FromServices] LogLooks looks, [FromServices] ICurrentPerson person, CancellationToken cancellation)
    {
        var actor = person.Actor();
        if (await read.RunAsync(id, actor.Id, cancellation) is not { } page) return NotFound();
        if (!page.IsWithdrawn && !page.LookedLately) await looks.RunAsync([id], actor, cancellation);
        return View(page);
    }
}

internal static class PersonExtensions
{
    public static Actor Actor(this ICurrentPerson person) => new(person.AccountId ?? Guid.Empty, person.Name);
}
