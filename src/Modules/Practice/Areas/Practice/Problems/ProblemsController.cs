using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Practice.Areas.Practice.Problems;

/// <summary>The problem set, and a problem to be solved.</summary>
[Requires(PracticeModule.Solve)]
internal sealed class ProblemsController(ICurrentPerson person) : Controller
{
    [HttpGet("/practice")]
    public async Task<IActionResult> Index(ProblemFilter filter, [FromServices] ListProblems list, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(filter, cancellation)) : Redirect(ProblemFilter.Here);

    /// <summary>Statement and editor.</summary>
    /// <param name="number">Which problem.</param>
    /// <param name="from">A program of one's own to go on with, instead of the draft.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellation">Stops it.</param>
    [HttpGet("/practice/problems/{number:int}")]
    public async Task<IActionResult> Show(int number, Guid? from, [FromServices] ReadProblem read, CancellationToken cancellation)
    {
        if (await read.RunAsync(number, person.AccountId!.Value, from, cancellation) is not { } page) return NotFound();
        Response.Headers.CacheControl = "no-store"; // Going back asks the server, which knows the draft.
        return View(page);
    }
}
