using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>A question with the text of one revision, and where it is used.</summary>
internal sealed class ReadQuestion(PrepDb db) : IUseCase
{
    private const int MostUses = 50;

    /// <summary>The question, or null.</summary>
    /// <param name="id">Which.</param>
    /// <param name="number">Which revision; null: the current one.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<StoredQuestion?> RunAsync(Guid id, int? number, CancellationToken cancellation)
    {
        var stored = await db.Set<Question>().AsNoTracking().Where(q => q.Id == id)
            .SelectMany(q => db.Set<QuestionRevision>().Where(r => r.QuestionId == q.Id && r.Number == (number ?? q.Revision)), (q, r) => new
            {
                Question = new StoredQuestion(q.Id, q.Type, r.Title, q.Category, q.Difficulty, q.Tags, q.Status, q.Revision, q.SavedAt, q.Version, r.Definition),
                Attempts = db.Set<AttemptQuestion>().Where(a => a.QuestionId == q.Id).Select(a => a.AttemptId).Distinct().Count(),
            })
            .SingleOrDefaultAsync(cancellation);
        if (stored is null) return null;
        var uses = await db.Set<Assessment>().AsNoTracking().Where(a => a.Sections.Any(s => s.Items.Any(i => i.QuestionId == id)))
            .OrderByDescending(a => a.SavedAt).Take(MostUses).Select(a => new UsedBy(a.Id, a.Title, a.Status)).ToListAsync(cancellation);
        return stored.Question with { Uses = uses, Attempts = stored.Attempts };
    }
}
