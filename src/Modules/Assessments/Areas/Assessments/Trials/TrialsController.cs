using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Assessments.Areas.Assessments.Questions;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui;
using PrepPlatform.Ui.Answers;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Trials;

/// <summary>An author answers a question as a student would, and sees what it earns. Nothing is kept.</summary>
[Requires(AssessmentsModule.AuthorQuestions)]
internal sealed class TrialsController(PreviewQuestion preview) : Controller
{
    /// <summary>Prefix of the answer's fields.</summary>
    public const string Answer = "Answer";

    [HttpPost("/staff/questions/trials")]
    public async Task<IActionResult> Create(TrialForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || Definition.TryParse(form.Json) is not { } definition) return BadRequest();
        var shown = await preview.RunAsync(form.Type, definition, form.Seed, cancellation);
        if (shown.Presentation is { } presentation && !Request.Form.ContainsKey("again"))
        {
            var response = ResponseForm.Read(presentation, Request.Form, Answer);
            shown = response is { } given && !ResponseForm.StaysHere(Request.Form, Answer)
                ? await preview.TryAsync(shown, given, cancellation)
                : shown with { Response = response, Unanswered = response is null && !ResponseForm.StaysHere(Request.Form, Answer) };
        }

        return Request.WantsFragment() ? PartialView("_Preview", shown) : View("Show", shown);
    }
}

internal sealed class TrialForm
{
    [PlainText(40)]
    public string Type { get; set; } = "";

    [PlainText(QuestionLimits.Definition)]
    public string Json { get; set; } = "";

    public long Seed { get; set; }
}
