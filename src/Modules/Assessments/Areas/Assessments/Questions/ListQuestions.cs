using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>A page of questions, the last saved first.</summary>
internal sealed class ListQuestions(PrepDb db, IQuestionTypes types) : IUseCase
{
    private const int PageSize = 50, MostWords = 6;
    private const char Between = '.';

    public async Task<QuestionList> RunAsync(QuestionFilter filter, CancellationToken cancellation)
    {
        var matching = Matching(filter);
        var rows = await After(matching, filter.After).OrderByDescending(q => q.SavedAt).ThenByDescending(q => q.Id).Take(PageSize + 1)
            .Select(q => new QuestionRow(q.Id, q.Title, q.Type, q.Category, q.Difficulty, q.Tags, q.Status, q.Points, q.Revision, q.SavedAt))
            .ToListAsync(cancellation);
        var page = KeyPage.Cut(rows, PageSize, filter.After.Length == 0, r => $"{r.SavedAt.UtcTicks}{Between}{r.Id:N}");
        var known = await types.ListAsync(cancellation);
        return new QuestionList(filter, page, await CategoriesAsync(cancellation), [.. known.Select(t => new Facet(t.Description.Id, t.Description.Name, 0))],
            await matching.CountAsync(cancellation));
    }

    /// <summary>Every category in use.</summary>
    public async Task<IReadOnlyList<Facet>> CategoriesAsync(CancellationToken cancellation) => await db.Set<Question>().AsNoTracking()
        .GroupBy(q => q.Category).OrderBy(g => g.Key).Take(200).Select(g => new Facet(g.Key, g.Key, g.Count())).ToListAsync(cancellation);

    private IQueryable<Question> Matching(QuestionFilter filter)
    {
        var questions = db.Set<Question>().AsNoTracking().Where(q => q.Status == filter.Status);
        foreach (var word in filter.Q.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)) questions = questions.Where(q => q.Words.Contains(word));
        if (filter.Category.Length > 0) questions = questions.Where(q => q.Category == filter.Category);
        if (filter.Type.Length > 0) questions = questions.Where(q => q.Type == filter.Type);
        if (filter.Difficulty is { } difficulty) questions = questions.Where(q => q.Difficulty == difficulty);
        if (filter.Tag.Length > 0) questions = questions.Where(q => q.Tags.Contains(filter.Tag));
        return questions;
    }

    private static IQueryable<Question> After(IQueryable<Question> questions, string key)
    {
        if (key.Split(Between) is not [var ticks, var text] || !Guid.TryParse(text, out var id)
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var utc) || utc > DateTimeOffset.MaxValue.UtcTicks) return questions;
        var at = new DateTimeOffset(utc, TimeSpan.Zero);
        return questions.Where(q => q.SavedAt < at || (q.SavedAt == at && q.Id.CompareTo(id) < 0));
    }
}
