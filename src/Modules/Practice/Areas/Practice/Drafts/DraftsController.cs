using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Areas.Practice.Problems;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Practice.Areas.Practice.Drafts;

/// <summary>What stands in the editor, kept every few seconds by itself and by a button.</summary>
[Requires(PracticeModule.Solve)]
[EnableRateLimiting(PracticeModule.TypingLimit)]
internal sealed class DraftsController(SaveDraft save, ICurrentPerson person) : Controller
{
    private const string Unkept = "This is too long to be kept: shorten it to 65,536 characters. What was kept before stays.";

    [HttpPost("/practice/problems/{number:int}/drafts")]
    public async Task<IActionResult> Create(int number, ProgramForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Say(number, new SavedNote(null, Unkept));
        var saved = await save.RunAsync(number, person.AccountId!.Value, form.Answer, cancellation);
        if (saved.Succeeded) return Say(number, new SavedNote(saved.Value, ""));
        return saved.Problems[0].Kind == ProblemKind.NotFound ? NotFound() : Say(number, new SavedNote(null, saved.Problems[0].Message));
    }

    private IActionResult Say(int number, SavedNote note)
    {
        if (note.At is not null && !Request.WantsFragment()) return new Done($"/practice/problems/{number}", "Your program is kept.");
        Response.StatusCode = note.At is null ? 422 : 200;
        return Request.WantsFragment() ? PartialView("~/Areas/Practice/Problems/_Saved.cshtml", note) : View("NotDone", new NotDone(note.Problem, $"/practice/problems/{number}", Kept: true));
    }
}

/// <summary>When something was kept, or why not.</summary>
internal sealed record SavedNote(DateTimeOffset? At, string Problem);
