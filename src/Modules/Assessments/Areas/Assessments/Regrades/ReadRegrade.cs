using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Regrades;

/// <summary>A regrade with what it would change, or has changed.</summary>
internal sealed class ReadRegrade(PrepDb db, IPeople people) : IUseCase
{
    private const int PageSize = 50, MostBars = 12;

    public async Task<RegradePage?> RunAsync(Guid id, RegradeFilter filter, Guid reader, CancellationToken cancellation)
    {
        var found = await db.Set<Regrade>().AsNoTracking().Where(r => r.Id == id).Select(r => new
        {
            Regrade = r,
            Assessment = db.Set<Assessment>().First(a => a.Id == r.AssessmentId).Title,
            Question = db.Set<Question>().First(q => q.Id == r.QuestionId),
            Revision = db.Set<QuestionRevision>().First(x => x.Id == r.RevisionId).Number,
        }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var since = await RegradeEvaluating.Answers(db, found.Regrade).CountAsync(q => !db.Set<RegradeItem>().Any(i => i.RegradeId == id && i.AttemptQuestionId == q.Id), cancellation);
        var items = db.Set<RegradeItem>().AsNoTracking().Where(i => i.RegradeId == id);
        var figures = await FiguresAsync(items, cancellation);
        var page = await PageAsync(items, filter, cancellation);
        var who = page.Rows.Select(r => r.Item.StudentId).Append(found.Regrade.AskedBy).Concat(new[] { found.Regrade.DecidedBy }.OfType<Guid>()).Distinct().ToList();
        return new RegradePage(
            found.Regrade, found.Assessment, found.Question.Title, found.Revision, found.Question.RevisionId == found.Regrade.RevisionId,
            found.Regrade.State == RegradeState.Evaluating ? 0 : since, figures, page, filter, await people.FindAsync(who, cancellation), reader);
    }

    private async Task<KeyPage<RegradeRow>> PageAsync(IQueryable<RegradeItem> items, RegradeFilter filter, CancellationToken cancellation)
    {
        items = filter.Show switch
        {
            RegradeShow.Changes => items.Where(i => i.State != RegradeItemState.Same && i.State != RegradeItemState.Uncertain && i.State != RegradeItemState.NotComparable && i.State != RegradeItemState.Waiting),
            RegradeShow.People => items.Where(i => i.ByPerson),
            RegradeShow.Left => items.Where(i => i.State == RegradeItemState.Uncertain || i.State == RegradeItemState.NotComparable || i.State == RegradeItemState.Skipped),
            _ => items,
        };
        if (filter.After is { } after) items = items.Where(i => i.Id.CompareTo(after) > 0);
        var rows = await items.OrderBy(i => i.Id).Take(PageSize + 1).Join(db.Set<AttemptQuestion>(), i => i.AttemptQuestionId, q => q.Id, (i, q) => new { i, q.Points })
            .OrderBy(x => x.i.Id).Select(x => new RegradeRow(x.i, x.Points)).ToListAsync(cancellation);
        return KeyPage.Cut(rows, PageSize, filter.After is null, r => $"{r.Item.Id}");
    }

    private static async Task<RegradeFigures> FiguresAsync(IQueryable<RegradeItem> items, CancellationToken cancellation)
    {
        var groups = await items.GroupBy(i => new { i.State, i.ByPerson, i.OldEarned, i.NewEarned, i.OldPassed, i.NewPassed }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        int Sum(Func<RegradeItemState, bool> state) => groups.Where(g => state(g.Key.State)).Sum(g => g.Count);
        bool Changes(RegradeItemState s) => s is RegradeItemState.Changes or RegradeItemState.Chosen or RegradeItemState.Applied or RegradeItemState.Undoing or RegradeItemState.Undone;
        var changing = groups.Where(g => Changes(g.Key.State)).Select(g => (Difference: (g.Key.NewEarned ?? 0) - (g.Key.OldEarned ?? 0), g.Key.ByPerson, g.Key.OldPassed, g.Key.NewPassed, g.Count)).ToList();
        return new RegradeFigures(
            groups.Sum(g => g.Count), Sum(s => s is RegradeItemState.Waiting or RegradeItemState.Chosen or RegradeItemState.Undoing), changing.Sum(c => c.Count),
            changing.Where(c => c.ByPerson).Sum(c => c.Count), Sum(s => s == RegradeItemState.Applied),
            changing.Where(c => c.Difference > 0).Sum(c => c.Count), changing.Where(c => c.Difference < 0).Sum(c => c.Count),
            changing.Where(c => c is { OldPassed: not true, NewPassed: true }).Sum(c => c.Count), changing.Where(c => c is { OldPassed: true, NewPassed: false }).Sum(c => c.Count),
            [.. changing.GroupBy(c => Math.Round(c.Difference, 2)).OrderByDescending(g => g.Sum(c => c.Count)).Take(MostBars).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(c => c.Count)))]);
    }
}
