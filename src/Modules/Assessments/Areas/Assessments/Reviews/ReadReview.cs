using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Reviews;

/// <summary>The queue, the longest wait first.</summary>
internal sealed class ListReviews(PrepDb db, IPeople people) : IUseCase
{
    private const int Most = 100;

    public async Task<ReviewQueue> RunAsync(CancellationToken cancellation)
    {
        var rows = await db.Set<Assessment>().AsNoTracking().Where(a => a.Status == AssessmentStatus.InReview).OrderBy(a => a.SubmittedAt).Take(Most)
            .Select(a => new ReviewRow(a.Id, a.Title, a.AuthorId, a.Sections.SelectMany(s => s.Items).Sum(i => i.Count), a.TimeLimitMinutes, a.OpensAt, a.SubmittedAt)).ToListAsync(cancellation);
        var decided = await db.Set<Assessment>().AsNoTracking().Where(a => a.ReviewedBy != null && a.Status != AssessmentStatus.InReview).OrderByDescending(a => a.SubmittedAt).Take(8)
            .Select(a => new DecidedRow(a.Id, a.Title, a.Status, a.ReviewNote, a.ReviewedBy!.Value, a.SubmittedAt)).ToListAsync(cancellation);
        var names = await people.FindAsync([.. rows.Select(r => r.AuthorId).Concat(decided.Select(d => d.By)).Distinct()], cancellation);
        return new ReviewQueue(rows, decided, names);
    }
}

internal sealed record ReviewQueue(IReadOnlyList<ReviewRow> Rows, IReadOnlyList<DecidedRow> Decided, IReadOnlyDictionary<Guid, PersonInfo> Names);

internal sealed record ReviewRow(Guid Id, string Title, Guid AuthorId, int Questions, int TimeLimitMinutes, DateTimeOffset? OpensAt, DateTimeOffset? SubmittedAt);

internal sealed record DecidedRow(Guid Id, string Title, AssessmentStatus Status, string Note, Guid By, DateTimeOffset? SubmittedAt);

/// <summary>Everything that the person who decides should see: each fixed question with its key.</summary>
internal sealed class ReadReview(AssessmentPages pages, PrepDb db, IQuestionTypes types) : IUseCase
{
    public async Task<ReviewPage?> RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await pages.ReadCloselyAsync(id, cancellation) is not { } page) return null;
        var revisions = page.Outline.Questions.Values.Select(q => q.RevisionId).ToList();
        var definitions = await db.Set<QuestionRevision>().AsNoTracking().Where(r => revisions.Contains(r.Id)).Select(r => new { r.QuestionId, r.Definition }).ToListAsync(cancellation);
        var keyed = new Dictionary<Guid, KeyedQuestion>();
        foreach (var row in definitions) keyed[row.QuestionId] = await ReadAsync(page.Outline.Questions[row.QuestionId].Type, Definition.TryParse(row.Definition) ?? default, cancellation);
        return new ReviewPage(page, keyed);
    }

    private async Task<KeyedQuestion> ReadAsync(string type, JsonElement definition, CancellationToken cancellation)
    {
        var shown = await types.PresentAsync(type, definition, Arrangement.AsWritten, cancellation);
        return new KeyedQuestion(
            shown.Succeeded ? shown.Value : null,
            shown.Succeeded ? await types.BestResponseAsync(type, definition, Arrangement.AsWritten, cancellation) : null,
            Definition.Explanation(definition), DefinitionText.Write(definition, null));
    }
}

/// <summary>An assessment to be decided on.</summary>
/// <param name="Page">The assessment.</param>
/// <param name="Questions">Its fixed questions with their keys.</param>
internal sealed record ReviewPage(AssessmentPage Page, IReadOnlyDictionary<Guid, KeyedQuestion> Questions)
{
    public DecisionForm Form { get; init; } = new();
}

/// <summary>A question with what is right.</summary>
/// <param name="Presentation">As students see it, in the author's order; null: it does not fit its type.</param>
/// <param name="Best">What scores in full, or null.</param>
/// <param name="Explanation">What is shown afterwards.</param>
/// <param name="Text">All of it as text, where it cannot be shown.</param>
internal sealed record KeyedQuestion(Presentation? Presentation, JsonElement? Best, string Explanation, string Text);
