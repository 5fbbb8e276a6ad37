using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Regrades;

/// <summary>Scoring a question anew for everyone: proposed, looked at, applied, taken back.</summary>
[Requires(AssessmentsModule.ReviewAttempts)]
internal sealed class RegradesController(ICurrentPerson person, ReadRegrade read) : Controller
{
    private Guid Reader => person.AccountId!.Value;

    [HttpGet("/staff/regrades")]
    public async Task<IActionResult> Index([FromServices] ListRegrades list, CancellationToken cancellation) => View(await list.RunAsync(cancellation));

    [HttpGet("/staff/regrades/new")]
    public async Task<IActionResult> New(Guid assessment, Guid? question, [FromServices] AskRegrade ask, CancellationToken cancellation) =>
        await ask.ReadAsync(assessment, cancellation) is { } choice ? View(choice with { Form = new() { Assessment = assessment, Question = question } }) : NotFound();

    [HttpPost("/staff/regrades")]
    public async Task<IActionResult> Create(RegradeForm form, [FromServices] AskRegrade ask, CancellationToken cancellation)
    {
        if (await ask.ReadAsync(form.Assessment, cancellation) is not { } choice) return NotFound();
        if (!ModelState.IsValid) return this.Again("New", choice with { Form = form });
        var result = await ask.RunAsync(form, Reader, cancellation);
        return result.Succeeded ? new Done($"/staff/regrades/{result.Value}", "The answers are being scored anew. Nothing changes until you apply it.") : this.Again(result, "New", choice with { Form = form });
    }

    [HttpGet("/staff/regrades/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, RegradeFilter filter, CancellationToken cancellation) => !ModelState.IsValid ? Redirect($"/staff/regrades/{id}")
        : await read.RunAsync(id, filter, Reader, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("/staff/regrades/{id:guid}/application")]
    public async Task<IActionResult> Apply(Guid id, ApplyForm form, [FromServices] DecideRegrade decide, CancellationToken cancellation) =>
        await AnswerAsync(id, ModelState.IsValid ? await decide.ApplyAsync(id, form, Reader, cancellation) : null, "{0} scores are being changed.", cancellation);

    [HttpPost("/staff/regrades/{id:guid}/reversal")]
    public async Task<IActionResult> Undo(Guid id, int version, [FromServices] DecideRegrade decide, CancellationToken cancellation) =>
        await AnswerAsync(id, await decide.UndoAsync(id, version, Reader, cancellation), "{0} scores go back to what they were.", cancellation);

    [HttpPost("/staff/regrades/{id:guid}/deletion")]
    public async Task<IActionResult> Discard(Guid id, int version, [FromServices] DecideRegrade decide, CancellationToken cancellation) =>
        await AnswerAsync(id, await decide.DiscardAsync(id, version, Reader, cancellation), "The proposals are set aside. No score was changed.", cancellation);

    private async Task<IActionResult> AnswerAsync(Guid id, Result<int>? result, string toast, CancellationToken cancellation)
    {
        if (result is { Succeeded: true }) return new Done($"/staff/regrades/{id}", toast, result.Value.ToString("N0", System.Globalization.CultureInfo.CurrentCulture));
        if (await read.RunAsync(id, new RegradeFilter(), Reader, cancellation) is not { } page) return NotFound();
        foreach (var problem in result?.Problems ?? []) ModelState.AddModelError(problem.Field, problem.Message);
        ModelState.Remove("version"); // The page shows how it stands now.
        return this.Again("Show", page, result?.Problems.Any(p => p.Kind == ProblemKind.Stale) == true ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }
}
