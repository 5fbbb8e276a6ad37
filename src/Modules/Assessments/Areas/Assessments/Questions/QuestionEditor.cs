using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Schemas;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>Puts the editor's page together.</summary>
internal sealed class QuestionEditor(ListQuestions list, IQuestionTypes types, PreviewQuestion preview)
{
    /// <summary>A new question of a type, or null where authors cannot use the type.</summary>
    public async Task<QuestionPage?> NewAsync(string type, CancellationToken cancellation)
    {
        if ((await types.ListAsync(cancellation)).FirstOrDefault(t => t.Description.Id == type) is not { } info) return null;
        var blank = SchemaForm.Blank(JsonSchema.Parse(info.Description.DefinitionSchema));
        return new QuestionPage(new QuestionForm { Type = type }, info, blank, await list.CategoriesAsync(cancellation));
    }

    /// <summary>A stored question, with what does not fit its type any more.</summary>
    public async Task<QuestionPage> StoredAsync(StoredQuestion stored, int? from, CancellationToken cancellation)
    {
        var form = new QuestionForm
        {
            Type = stored.Type, Title = stored.Title, Category = stored.Category, Difficulty = stored.Difficulty, Tags = string.Join(", ", stored.Tags), Version = stored.Version,
            Note = from is { } number && number != stored.Revision ? $"Back to version {number}" : "",
        };
        var page = await FilledAsync(form, Definition.TryParse(stored.Definition) ?? default, cancellation);
        var wrong = page.Type is null ? [] : await types.CheckAsync(stored.Type, page.Value, cancellation);
        return page with { Stored = stored, Errors = wrong, From = from == stored.Revision ? null : from };
    }

    /// <summary>The form as it was posted, with the student's view.</summary>
    public async Task<QuestionPage> FilledAsync(QuestionForm form, JsonElement value, CancellationToken cancellation) =>
        new(form, types.Find(form.Type), value, await list.CategoriesAsync(cancellation)) { Preview = await preview.RunAsync(form.Type, value, PreviewQuestion.Seed, cancellation) };

    /// <summary>Sorts what keeps a question from being saved into the page's fields and the definition's.</summary>
    public static QuestionPage Blame(QuestionPage page, IEnumerable<Problem> problems, ModelStateDictionary state)
    {
        var all = problems.ToList();
        var inside = all.Where(p => DefinitionCheck.Path(p.Field) is not null).Select(p => new DefinitionProblem(DefinitionCheck.Path(p.Field)!, p.Message)).ToList();
        foreach (var problem in all.Where(p => DefinitionCheck.Path(p.Field) is null)) state.AddModelError(problem.Field, problem.Message);
        if (page.Type is { } type) state.AddProblems(JsonSchema.Parse(type.Description.DefinitionSchema), QuestionForm.Definition, inside);
        return page with { Errors = inside };
    }
}
