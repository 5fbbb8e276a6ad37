using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Regrades;

/// <summary>The latest regrades, and the assessments that one can be asked for.</summary>
internal sealed class ListRegrades(PrepDb db, IPeople people) : IUseCase
{
    private const int Most = 100, MostAssessments = 100;

    public async Task<RegradeList> RunAsync(CancellationToken cancellation)
    {
        var rows = await db.Set<Regrade>().AsNoTracking().OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).Take(Most)
            .Select(r => new RegradeListRow(
                r.Id, db.Set<Question>().First(q => q.Id == r.QuestionId).Title, db.Set<Assessment>().First(a => a.Id == r.AssessmentId).Title, r.State, r.Reason, r.AskedBy, r.AskedAt))
            .ToListAsync(cancellation);
        var assessments = await db.Set<Assessment>().AsNoTracking().Where(a => db.Set<Attempt>().Any(t => t.AssessmentId == a.Id && t.Questions.Any(q => q.Outcome != null)))
            .OrderByDescending(a => a.PublishedAt).Take(MostAssessments).Select(a => new StaffAttempts.AssessmentOption(a.Id, a.Title)).ToListAsync(cancellation);
        return new RegradeList(rows, assessments, await people.FindAsync([.. rows.Select(r => r.AskedBy).Distinct()], cancellation));
    }
}

internal sealed record RegradeList(IReadOnlyList<RegradeListRow> Rows, IReadOnlyList<StaffAttempts.AssessmentOption> Assessments, IReadOnlyDictionary<Guid, PersonInfo> People);

internal sealed record RegradeListRow(Guid Id, string Question, string Assessment, RegradeState State, string Reason, Guid AskedBy, DateTimeOffset AskedAt);
