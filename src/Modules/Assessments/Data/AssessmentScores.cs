using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Data;

namespace PrepPlatform.Assessments.Data;

/// <summary>Results for the modules that decide by them.</summary>
internal sealed class AssessmentScores(PrepDb db) : IAssessmentScores
{
    public async Task<IReadOnlyList<BestScore>> BestAsync(Guid student, CancellationToken cancellation)
    {
        var closed = await db.Set<Attempt>().AsNoTracking()
            .Where(a => a.StudentId == student && a.ClosedAt != null && a.Points != null && a.MaxPoints > 0)
            .Select(a => new { a.AssessmentId, Points = a.Points!.Value, a.MaxPoints, At = a.ClosedAt!.Value }).ToListAsync(cancellation);
        return [.. closed.Select(a => new BestScore(a.AssessmentId, Math.Round(a.Points * 100 / a.MaxPoints, 2, MidpointRounding.ToZero), a.At))
            .GroupBy(s => s.AssessmentId).Select(g => g.OrderByDescending(s => s.Percent).ThenBy(s => s.At).First()).OrderBy(s => s.AssessmentId)];
    }

    public async Task<IReadOnlyList<AssessmentTitle>> PublishedAsync(CancellationToken cancellation) =>
        await db.Set<Assessment>().AsNoTracking().Where(a => a.PublishedAt != null).OrderBy(a => a.Title).ThenBy(a => a.Id)
            .Select(a => new AssessmentTitle(a.Id, a.Title)).ToListAsync(cancellation);
}
