using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Revisions;

/// <summary>The versions of a question, the newest first, and what lies between two of them.</summary>
internal sealed class ReadHistory(PrepDb db, IPeople people, IQuestionTypes types) : IUseCase
{
    private const int Most = 200;

    public async Task<QuestionHistory?> RunAsync(Guid id, int? from, int? to, CancellationToken cancellation)
    {
        var question = await db.Set<Question>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == id, cancellation);
        if (question is null) return null;
        var rows = await db.Set<QuestionRevision>().AsNoTracking().Where(r => r.QuestionId == id).OrderByDescending(r => r.Number).Take(Most)
            .Select(r => new RevisionRow(r.Number, r.Title, r.Note, r.Points, r.SavedBy, r.SavedAt, db.Set<AttemptQuestion>().Count(a => a.RevisionId == r.Id)))
            .ToListAsync(cancellation);
        var names = await people.FindAsync([.. rows.Select(r => r.SavedBy).Distinct()], cancellation);
        var history = new QuestionHistory(id, question.Title, question.Revision, question.Version, rows, names);
        return from is null || to is null ? history : history with { Between = await CompareAsync(question, from.Value, to.Value, cancellation) };
    }

    private async Task<Comparison?> CompareAsync(Question question, int from, int to, CancellationToken cancellation)
    {
        var two = await db.Set<QuestionRevision>().AsNoTracking().Where(r => r.QuestionId == question.Id && (r.Number == from || r.Number == to)).ToListAsync(cancellation);
        if (two.Find(r => r.Number == from) is not { } before || two.Find(r => r.Number == to) is not { } after) return null;
        var schema = types.Find(question.Type) is { } type ? JsonSchema.Parse(type.Description.DefinitionSchema) : null;
        return new Comparison(from, to, Write(before, schema), Write(after, schema), Json(before), Json(after));
    }

    private static string Write(QuestionRevision revision, JsonSchema? schema) => $"{revision.Title}\n\n{DefinitionText.Write(Parse(revision), schema)}";

    private static string Json(QuestionRevision revision) => DefinitionText.Json(Parse(revision));

    private static JsonElement Parse(QuestionRevision revision) => Definition.TryParse(revision.Definition) ?? default;
}

internal sealed record QuestionHistory(
    Guid Id, string Title, int Current, int Version, IReadOnlyList<RevisionRow> Rows, IReadOnlyDictionary<Guid, PersonInfo> Names)
{
    public Comparison? Between { get; init; }
}

internal sealed record RevisionRow(int Number, string Title, string Note, decimal Points, Guid SavedBy, DateTimeOffset SavedAt, int Attempts);

/// <summary>Two versions, as text and as JSON.</summary>
internal sealed record Comparison(int From, int To, string Before, string After, string JsonBefore, string JsonAfter);
