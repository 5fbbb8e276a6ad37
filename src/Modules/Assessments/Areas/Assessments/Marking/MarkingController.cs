using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Marking;

/// <summary>Answers that wait for a person.</summary>
[Requires(AssessmentsModule.ReviewAttempts)]
internal sealed class MarkingController(ICurrentPerson person) : Controller
{
    private Guid Marker => person.AccountId!.Value;

    [HttpGet("/staff/marking")]
    public async Task<IActionResult> Index(MarkingFilter filter, [FromServices] ListWaiting list, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(filter, Marker, cancellation)) : Redirect("/staff/marking");

    /// <summary>Leads to the next free answer, or the one before; to the queue where there is none.</summary>
    [HttpGet("/staff/marking/next")]
    public async Task<IActionResult> Next(MarkingFilter filter, [FromServices] FindNext find, CancellationToken cancellation, bool back = false)
    {
        if (!ModelState.IsValid) return Redirect("/staff/marking");
        return await find.RunAsync(filter, Marker, back, cancellation) is { } answer ? Redirect(filter.Url($"/staff/marking/{answer}")) : Redirect(filter.Url());
    }

    [HttpGet("/staff/marking/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, MarkingFilter filter, [FromServices] ReadAnswer read, CancellationToken cancellation) =>
        await read.RunAsync(id, Marker, cancellation) is { } page ? View(page with { Filter = filter, Form = Prefilled(page) }) : NotFound();

    [HttpPost("/staff/marking/{id:guid}/marks")]
    public async Task<IActionResult> Create(
        Guid id, MarkForm form, [FromQuery] MarkingFilter filter, [FromServices] MarkAnswer mark, [FromServices] ReadAnswer read, CancellationToken cancellation)
    {
        var result = ModelState.IsValid ? await mark.RunAsync(id, form, Marker, cancellation) : null;
        if (result is { Succeeded: true }) return new Done(form.Next ? filter.Url("/staff/marking/next", form.Place) : filter.Url(), "Your mark is saved.");
        if (result?.Problems.Any(p => p.Kind == ProblemKind.NotFound) == true || await read.RunAsync(id, Marker, cancellation) is not { } page) return NotFound();
        var stale = result?.Problems.Any(p => p.Kind == ProblemKind.Stale) == true;
        if (!stale) foreach (var problem in result?.Problems ?? []) ModelState.AddModelError(problem.Field, problem.Message);
        if (stale) ModelState.Remove(nameof(form.Seen)); // What was given meanwhile stands on the page now.
        return this.Again("Show", page with { Filter = filter, Form = form, Overtaken = stale }, stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    private static MarkForm Prefilled(AnswerPage page) => new()
    {
        Parts = [.. page.Parts.Select(p => (decimal?)p.Points)],
        Points = page.Parts.Count == 0 && page.Suggestion is { Result.Outcome: not Evaluators.Outcome.NotEvaluable } suggestion ? Math.Round(suggestion.Result.Score * page.Question.Points, 2) : null,
    };
}
