using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Assessments.Areas.Assessments.Questions;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Revisions;

/// <summary>What a question was, and what changed.</summary>
[Requires(AssessmentsModule.AuthorQuestions)]
internal sealed class RevisionsController(ReadHistory read) : Controller
{
    [HttpGet("/staff/questions/{id:guid}/revisions")]
    public async Task<IActionResult> Index(Guid id, int? from, int? to, CancellationToken cancellation) =>
        await read.RunAsync(id, from, to, cancellation) is { } history ? View(history) : NotFound();

    /// <summary>A new version with an earlier one's text.</summary>
    [HttpPost("/staff/questions/{id:guid}/revisions")]
    public async Task<IActionResult> Create(Guid id, int number, int version, [FromServices] RestoreRevision restore, CancellationToken cancellation)
    {
        var result = await restore.RunAsync(id, number, version, cancellation);
        if (result.Succeeded) return new Done($"/staff/questions/{id}/revisions", "Version {0} is the current one again.", number);
        var problem = result.Problems[0];
        // What no longer fits can be corrected in the editor, which says where.
        var misfit = problem.Kind == ProblemKind.Invalid && DefinitionCheck.Path(problem.Field) is not null;
        return misfit
            ? this.Again("NotDone", new NotDone("That version no longer fits its type. Open it in the editor, correct what is marked and save.", $"/staff/questions/{id}?revision={number}"))
            : this.Again(result, "NotDone", new NotDone(problem.Message, $"/staff/questions/{id}/revisions"));
    }
}
