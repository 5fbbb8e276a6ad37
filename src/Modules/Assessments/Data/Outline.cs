using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;

namespace PrepPlatform.Assessments.Data;

/// <summary>Reads an assessment with all that its pages and its checks need: three queries, however large it is.</summary>
internal sealed class OutlineReader(PrepDb db, QuestionPool pool, IQuestionTypes types)
{
    /// <summary>The assessment, or null.</summary>
    /// <param name="id">Which.</param>
    /// <param name="tracked">Whether it is to be changed.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Outline?> ReadAsync(Guid id, bool tracked, CancellationToken cancellation)
    {
        var assessments = db.Set<Assessment>().Include(a => a.Sections).ThenInclude(s => s.Items);
        var assessment = await (tracked ? assessments.AsTracking() : assessments.AsNoTrackingWithIdentityResolution()).SingleOrDefaultAsync(a => a.Id == id, cancellation);
        return assessment is null ? null : await ReadAsync(assessment, cancellation);
    }

    public async Task<Outline> ReadAsync(Assessment assessment, CancellationToken cancellation)
    {
        var items = assessment.ItemsInOrder.ToList();
        var ids = items.Where(i => !i.IsDraw).Select(i => i.QuestionId!.Value).ToList();
        var (pinned, pins) = (assessment.Pins.Keys.ToList(), assessment.Pins.Values.ToList());
        var questions = ids.Count == 0 ? [] : await db.Set<Question>().AsNoTracking().Where(q => ids.Contains(q.Id))
            .Join(db.Set<QuestionRevision>().Where(r => ids.Contains(r.QuestionId)), q => q.Id, r => r.QuestionId, (q, r) => new { q, r })
            .Where(x => pins.Contains(x.r.Id) || (x.r.Id == x.q.RevisionId && !pinned.Contains(x.q.Id)))
            .Select(x => new OutlineQuestion(x.q.Id, x.r.Title, x.q.Type, x.q.Category, x.q.Difficulty, x.q.Status, x.r.Points, x.r.Id)).ToDictionaryAsync(q => q.Id, cancellation);
        var known = (await types.ListAsync(cancellation)).ToDictionary(t => t.Description.Id, t => t.Description.Name);
        return new Outline(assessment, questions, await pool.PlanAsync(items, known.Keys, cancellation), known);
    }
}

/// <summary>An assessment, its fixed questions, how its draws stand, and the question types that may be used now, with their names.</summary>
internal sealed record Outline(
    Assessment Assessment, IReadOnlyDictionary<Guid, OutlineQuestion> Questions, DrawPlan Plan, IReadOnlyDictionary<string, string> Types)
{
    private IEnumerable<SectionItem> Open => Assessment.ItemsInOrder.Where(i => i.IsDraw && i.Points is null);

    /// <summary>Points of everything whose points are known before the draw.</summary>
    public decimal Points => Assessment.ItemsInOrder.Sum(i => PointsOf(i) * i.Count ?? 0);

    /// <summary>Drawn questions that count what they themselves say.</summary>
    public int OpenCount => Open.Sum(i => i.Count);

    /// <summary>What each of the item's questions counts, or null where only the drawn question knows.</summary>
    public decimal? PointsOf(SectionItem item) => item.Points ?? (item.QuestionId is { } id && Questions.TryGetValue(id, out var question) ? question.Points : null);

    public DrawState StateOf(SectionItem draw) => Plan.States.First(s => s.Id == draw.Id);

    public string TypeName(string type) => Types.GetValueOrDefault(type, type);
}

internal sealed record OutlineQuestion(
    Guid Id, string Title, string Type, string Category, Difficulty Difficulty, QuestionStatus Status, decimal Points, Guid RevisionId);
