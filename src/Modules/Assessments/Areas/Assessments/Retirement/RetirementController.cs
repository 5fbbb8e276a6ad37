using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Assessments.Areas.Assessments.Questions;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Retirement;

/// <summary>Takes questions out of use and brings them back: one from its page, several from the list.</summary>
[Requires(AssessmentsModule.AuthorQuestions)]
internal sealed class RetirementController(ChangeQuestionStatus change) : Controller
{
    [HttpPost("/staff/questions/retirement")]
    public async Task<IActionResult> Create(Guid[] ids, string? back, CancellationToken cancellation) =>
        Say(await change.RunAsync(ids, QuestionStatus.Retired, cancellation), back, "/staff/questions/retirement/deletion",
            "{0} is retired: no new draw gives it.", "{0} questions are retired: no new draw gives them.");

    [HttpPost("/staff/questions/retirement/deletion")]
    public async Task<IActionResult> Delete(Guid[] ids, string? back, CancellationToken cancellation) =>
        Say(await change.RunAsync(ids, QuestionStatus.Active, cancellation), back, "/staff/questions/retirement", "{0} is in use again.", "{0} questions are in use again.");

    private IActionResult Say(Result<IReadOnlyList<Question>> result, string? back, string undo, string one, string several)
    {
        if (!result.Succeeded) return this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, QuestionFilter.Here));
        var (questions, page) = (result.Value, Url.IsLocalUrl(back) ? back : QuestionFilter.Here);
        var takesBack = $"{undo}?{string.Join('&', questions.Select(q => $"ids={q.Id}").Append($"back={Uri.EscapeDataString(page)}"))}";
        return questions.Count switch
        {
            0 => new Done(page, "Nothing had to be changed."),
            1 => new Done(page, one, questions[0].Title) { Undo = takesBack },
            _ => new Done(page, several, questions.Count) { Undo = takesBack },
        };
    }
}
