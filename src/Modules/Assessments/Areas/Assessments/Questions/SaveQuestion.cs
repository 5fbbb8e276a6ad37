using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>Keeps a new question, or a changed one: a new revision where it asks something else now, none where only its classification changed.</summary>
internal sealed class SaveQuestion(PrepDb db, DefinitionCheck check, ICurrentPerson person, IAudit audit, TimeProvider clock) : IUseCase
{
    /// <summary>Saves it.</summary>
    /// <param name="id">The question; null: a new one.</param>
    /// <param name="form">What it is called and where it is found.</param>
    /// <param name="definition">What it asks.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<Question>> RunAsync(Guid? id, QuestionForm form, JsonElement definition, CancellationToken cancellation)
    {
        var question = id is null ? new Question(form.Type, person.AccountId!.Value, clock.GetUtcNow()) : await db.Set<Question>().SingleOrDefaultAsync(q => q.Id == id, cancellation);
        if (question is null) return Result.NotFound<Question>();
        if (id is not null && question.Version != form.Version) return Result.Stale<Question>();
        if (await check.RunAsync(question.Type, definition, cancellation) is { Count: > 0 } problems) return Result.Invalid<Question>(problems);
        var current = id is null ? null : await db.Set<QuestionRevision>().SingleAsync(r => r.Id == question.RevisionId, cancellation);
        if (current is null) db.Add(question);
        var revision = current is not null && IsSame(current, form, definition) ? current : Next(question, form, definition);
        question.Save(revision, Definition.Prompt(definition), form.Category.Trim(), form.Difficulty, form.TagList, clock.GetUtcNow());
        Record(question, current, revision);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(question);
    }

    private static bool IsSame(QuestionRevision current, QuestionForm form, JsonElement definition) =>
        current.Title == form.Title.Trim() && JsonElement.DeepEquals(Definition.Parse(current.Definition), definition);

    private QuestionRevision Next(Question question, QuestionForm form, JsonElement definition)
    {
        var revision = new QuestionRevision(question.Revision + 1, form.Title.Trim(), JsonSerializer.Serialize(definition), Definition.Points(definition),
            person.AccountId!.Value, form.Note.Trim(), clock.GetUtcNow()) { QuestionId = question.Id };
        db.Add(revision);
        return revision;
    }

    private void Record(Question question, QuestionRevision? before, QuestionRevision now)
    {
        if (before is null) audit.Record("questions.added", $"question/{question.Id}", $"Added the question {question.Title}");
        else audit.Record("questions.edited", $"question/{question.Id}", now == before ? $"Filed {question.Title} anew" : $"Saved version {now.Number} of {question.Title}");
    }
}
