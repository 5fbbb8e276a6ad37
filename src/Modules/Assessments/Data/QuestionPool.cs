using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;

namespace PrepPlatform.Assessments.Data;

/// <summary>What the draws of an assessment choose from.</summary>
internal sealed class QuestionPool(PrepDb db)
{
    /// <summary>The plan of these sections' items, with one query however many draws there are, and none where there is none.</summary>
    /// <param name="items">Fixed questions and draws, in the assessment's order.</param>
    /// <param name="types">The question types that may be used now; questions of others are not drawn.</param>
    /// <param name="without">Questions that turned out not to be usable.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DrawPlan> PlanAsync(
        IReadOnlyCollection<SectionItem> items, IReadOnlyCollection<string> types, IReadOnlyCollection<Guid> without, CancellationToken cancellation)
    {
        var draws = items.Where(i => i.IsDraw).ToList();
        var candidates = draws.Count == 0 ? [] : await FindAsync([.. draws.Select(d => d.Filter).Distinct()], types, cancellation);
        return new DrawPlan(
            [.. items.Where(i => !i.IsDraw).Select(i => i.QuestionId!.Value), .. without],
            draws.Select(d => new Draw(d.Id, d.Count, [.. candidates.Where(c => Fits(c, d.Filter)).Select(c => c.Id)])));
    }

    /// <summary>The plan of all that fit.</summary>
    public Task<DrawPlan> PlanAsync(IReadOnlyCollection<SectionItem> items, IReadOnlyCollection<string> types, CancellationToken cancellation) =>
        PlanAsync(items, types, [], cancellation);

    private async Task<List<Candidate>> FindAsync(IReadOnlyList<DrawFilter> filters, IReadOnlyCollection<string> types, CancellationToken cancellation) =>
        await db.Set<Question>().AsNoTracking()
            .Where(q => q.Status == QuestionStatus.Active && types.Contains(q.Type)).Where(Any(filters))
            .OrderBy(q => q.Id)
            .Select(q => new Candidate(q.Id, q.Category, q.Type, q.Difficulty, q.Tags))
            .ToListAsync(cancellation);

    private static Expression<Func<Question, bool>> Any(IReadOnlyList<DrawFilter> filters)
    {
        var question = Expression.Parameter(typeof(Question), "q");
        var any = filters.Select(Matches).Select(f => new Rename(f.Parameters[0], question).Visit(f.Body)).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<Question, bool>>(any, question);
    }

    private static Expression<Func<Question, bool>> Matches(DrawFilter filter)
    {
        var (category, type, difficulty, tag) = filter;
        return q => (category == null || q.Category == category) && (type == null || q.Type == type)
            && (difficulty == null || q.Difficulty == difficulty) && (tag == null || q.Tags.Contains(tag));
    }

    private static bool Fits(Candidate c, DrawFilter filter) => (filter.Category is null || c.Category == filter.Category)
        && (filter.Type is null || c.Type == filter.Type) && (filter.Difficulty is null || c.Difficulty == filter.Difficulty)
        && (filter.Tag is null || c.Tags.Contains(filter.Tag));

    private sealed record Candidate(Guid Id, string Category, string Type, Difficulty Difficulty, List<string> Tags);

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
