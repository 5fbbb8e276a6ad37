using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui.Schemas;

namespace PrepPlatform.Practice.Areas.Practice.StaffProblems;

/// <summary>Puts the editor's page together, and reads back what it posts.</summary>
internal sealed class ProblemEditor(PrepDb db, IQuestionTypes types)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public QuestionTypeInfo? Type => types.Find(PracticeLimits.Type);

    private JsonSchema Schema => JsonSchema.Parse(Type!.Description.DefinitionSchema);

    public EditorPage New() => new(new ProblemForm(), Type, Type is null ? default : SchemaForm.Blank(Schema));

    public Task<CodingProblem?> FindAsync(Guid id, CancellationToken cancellation) => db.Set<CodingProblem>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);

    public async Task<EditorPage> StoredAsync(CodingProblem problem, CancellationToken cancellation)
    {
        var definition = await db.Set<ProblemRevision>().Where(r => r.Id == problem.RevisionId).Select(r => r.Definition).SingleAsync(cancellation);
        return await FilledAsync(ProblemForm.Of(problem), Definition.Parse(definition), cancellation) with { Stored = problem };
    }

    /// <summary>The form as it was posted, with the student's view.</summary>
    public async Task<EditorPage> FilledAsync(ProblemForm form, JsonElement value, CancellationToken cancellation)
    {
        var page = new EditorPage(form, Type, value);
        if (Type is null) return page;
        var shown = await types.PresentAsync(PracticeLimits.Type, value, Arrangement.AsWritten, cancellation);
        return shown.Succeeded ? page with { Preview = shown.Value } : page with { Unseen = shown.Problems[0].Message };
    }

    /// <summary>The definition that was posted: from its fields, or from JSON that was pasted instead.</summary>
    public PostedDefinition Read(IFormCollection posted, ProblemForm form)
    {
        if (!string.IsNullOrWhiteSpace(form.Json)) return Pasted(posted, form.Json);
        return SchemaForm.Edit(Schema, posted, ProblemForm.Prefix) is { } edit
            ? new(edit.Value, edit.Focus, true, null)
            : new(SchemaForm.Read(Schema, posted, ProblemForm.Prefix), "", false, null);
    }

    /// <summary>Sorts what keeps a problem from being saved into the page's fields and the definition's.</summary>
    public EditorPage Blame(EditorPage page, IEnumerable<Kernel.Problem> problems, ModelStateDictionary state)
    {
        var inside = new List<DefinitionProblem>();
        foreach (var problem in problems)
        {
            if (Path(problem.Field) is { } path) inside.Add(new(path, problem.Message));
            else state.AddModelError(problem.Field, problem.Message);
        }

        if (Type is not null) state.AddProblems(Schema, ProblemForm.Prefix, inside);
        return page with { Errors = inside };
    }

    private PostedDefinition Pasted(IFormCollection posted, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return new(document.RootElement.Clone(), "", posted.ContainsKey("Fill"), null);
        }
        catch (JsonException e)
        {
            return new(SchemaForm.Read(Schema, posted, ProblemForm.Prefix), "", false, $"This is no JSON that can be read: line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}.");
        }
    }

    private static string? Path(string field) => field == ProblemForm.Prefix ? ""
        : field.StartsWith($"{ProblemForm.Prefix}.", StringComparison.Ordinal) ? field[(ProblemForm.Prefix.Length + 1)..] : null;
}

/// <summary>A definition as it was posted.</summary>
/// <param name="Value">The definition.</param>
/// <param name="Focus">The row to go on with, after a row's button.</param>
/// <param name="Stays">Whether a button of the form itself was pressed: show the form again, keep nothing.</param>
/// <param name="Problem">Why the pasted JSON cannot be read, or null.</param>
internal sealed record PostedDefinition(JsonElement Value, string Focus, bool Stays, string? Problem);
