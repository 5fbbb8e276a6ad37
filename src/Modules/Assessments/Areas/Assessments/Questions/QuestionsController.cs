using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Assessments.Areas.Assessments.Trials;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Answers;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>The question bank.</summary>
[Requires(AssessmentsModule.AuthorQuestions)]
internal sealed class QuestionsController(QuestionEditor editor, ReadQuestion read, SaveQuestion save, IQuestionTypes types) : Controller
{
    [HttpGet("/staff/questions")]
    public async Task<IActionResult> Index(QuestionFilter filter, [FromServices] ListQuestions list, CancellationToken cancellation) =>
        ModelState.IsValid ? View(await list.RunAsync(filter, cancellation)) : Redirect(QuestionFilter.Here);

    [HttpGet("/staff/questions/new")]
    public async Task<IActionResult> Types(CancellationToken cancellation) => View(await types.ListAsync(cancellation));

    [HttpGet("/staff/questions/new/{type:maxlength(40)}")]
    public async Task<IActionResult> New(string type, CancellationToken cancellation) => await editor.NewAsync(type, cancellation) is { } page ? View("Edit", page) : NotFound();

    [HttpPost("/staff/questions")]
    public async Task<IActionResult> Create(QuestionForm form, CancellationToken cancellation)
    {
        if (await editor.NewAsync(form.Type, cancellation) is null) return this.Again("Types", await types.ListAsync(cancellation));
        return await SaveAsync(null, form, cancellation);
    }

    /// <summary>The current text, or that of an older revision to be saved anew.</summary>
    [HttpGet("/staff/questions/{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, int? revision, CancellationToken cancellation) =>
        await read.RunAsync(id, revision, cancellation) is { } stored ? View(await editor.StoredAsync(stored, revision, cancellation)) : NotFound();

    [HttpPost("/staff/questions/{id:guid}")]
    public async Task<IActionResult> Update(Guid id, QuestionForm form, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, null, cancellation) is not { } stored) return NotFound();
        form.Type = stored.Type;
        return await SaveAsync(stored, form, cancellation);
    }

    /// <summary>How a student would see what stands in the editor: beside it, or, without scripts, as the editor again.</summary>
    [HttpPost("/staff/questions/previews")]
    public async Task<IActionResult> Preview(Guid? id, QuestionForm form, CancellationToken cancellation)
    {
        var stored = id is { } known ? await read.RunAsync(known, null, cancellation) : null;
        if (types.Find(form.Type) is not { } type || (id is not null && stored is null)) return NotFound();
        var post = QuestionPost.Read(Request.Form, type.Description.DefinitionSchema, form);
        ModelState.Clear(); // Nothing is kept, so nothing is wrong yet.
        var page = await editor.FilledAsync(form, post.Value, cancellation) with { Stored = stored };
        return Request.WantsFragment() ? PartialView("_Preview", KeepAnswer(page.Preview)) : View("Edit", page);
    }

    /// <summary>What was answered in the preview stays while the question is changed.</summary>
    private QuestionPreview? KeepAnswer(QuestionPreview? preview) => preview?.Presentation is { } presentation && Request.Form.Keys.Any(k => k.StartsWith($"{TrialsController.Answer}.", StringComparison.Ordinal))
        ? preview with { Response = ResponseForm.Read(presentation, Request.Form, TrialsController.Answer) }
        : preview;

    private async Task<IActionResult> SaveAsync(StoredQuestion? stored, QuestionForm form, CancellationToken cancellation)
    {
        if (types.Find(form.Type) is not { } type) return this.Again("Edit", await editor.StoredAsync(stored!, null, cancellation));
        var post = QuestionPost.Read(Request.Form, type.Description.DefinitionSchema, form);
        var page = await editor.FilledAsync(form, post.Value, cancellation) with { Stored = stored, Focus = post.Focus };
        if (post.Problem is { } problem) ModelState.AddModelError(nameof(form.Json), problem);
        else if (post.Stays) return Stay(page);
        if (!ModelState.IsValid) return this.Again("Edit", page);
        var result = await save.RunAsync(stored?.Id, form, post.Value, cancellation);
        if (result.Succeeded) return new Done($"/staff/questions/{result.Value.Id}", "{0} is saved.", result.Value.Title);
        var stale = result.Problems.Any(p => p.Kind == ProblemKind.Stale);
        page = QuestionEditor.Blame(page with { Overtaken = stale }, result.Problems.Where(p => p.Kind != ProblemKind.Stale), ModelState);
        return this.Again("Edit", page, stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A row was added, moved or taken away, or pasted JSON was put into the fields.</summary>
    private ViewResult Stay(QuestionPage page)
    {
        ModelState.Clear();
        page.Form.Json = "";
        return View("Edit", page);
    }
}
