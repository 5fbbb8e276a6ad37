using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Assessments;

/// <summary>Assessments for those who write them.</summary>
[Requires(AssessmentsModule.AuthorAssessments)]
internal sealed class AssessmentsController(AssessmentPages pages) : Controller
{
    [HttpGet("/staff/assessments")]
    public async Task<IActionResult> Index(AssessmentFilter filter, [FromServices] ListAssessments list, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(filter, cancellation)) : Redirect(AssessmentFilter.Here);

    [HttpGet("/staff/assessments/new")]
    public IActionResult New() => View(new TitleForm());

    [HttpPost("/staff/assessments")]
    public async Task<IActionResult> Create(TitleForm form, [FromServices] CreateAssessment create, [FromServices] IStringLocalizer words, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return this.Again("New", form);
        var result = await create.RunAsync(form, words["Section {0}", 1], cancellation);
        return result.Succeeded ? new Done($"/staff/assessments/{result.Value.Id}", "{0} is begun. Put questions into it.", result.Value.Title) : this.Again(result, "New", form);
    }

    /// <summary>Its sections and questions.</summary>
    [HttpGet("/staff/assessments/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) => await pages.ReadAsync(id, cancellation) is { } page ? View(page) : NotFound();
}
