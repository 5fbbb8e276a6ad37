using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Questions;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Revisions;

/// <summary>Makes an earlier version the current one again, as a new version: nothing in between is lost.</summary>
internal sealed class RestoreRevision(PrepDb db, SaveQuestion save) : IUseCase
{
    public async Task<Result<Question>> RunAsync(Guid id, int number, int version, CancellationToken cancellation)
    {
        var found = await (from q in db.Set<Question>().AsNoTracking().Where(q => q.Id == id)
                           join r in db.Set<QuestionRevision>().Where(r => r.Number == number) on q.Id equals r.QuestionId
                           select new { q, r }).SingleOrDefaultAsync(cancellation);
        if (found is null) return Result.NotFound<Question>();
        var form = new QuestionForm
        {
            Type = found.q.Type, Title = found.r.Title, Category = found.q.Category, Difficulty = found.q.Difficulty, Tags = string.Join(',', found.q.Tags),
            Note = $"Back to version {number}", Version = version,
        };
        return await save.RunAsync(id, form, Definition.Parse(found.r.Definition), cancellation);
    }
}
