using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.StaffAttempts;

/// <summary>Everyone's attempts, the latest first, found by person, assessment and state.</summary>
internal sealed class ListStaffAttempts(PrepDb db, IPeople people) : IUseCase
{
    private const int PageSize = 50, MostPeople = 2000, MostAssessments = 12;

    public async Task<StaffPage> RunAsync(StaffFilter filter, CancellationToken cancellation)
    {
        var rows = await ReadAsync(filter, filter.Before, PageSize + 1, cancellation);
        var page = KeyPage.Cut(rows, PageSize, filter.Before.Length == 0, r => AttemptKey.Write(r.StartedAt, r.Id));
        var assessments = await db.Set<Assessment>().AsNoTracking()
            .Where(a => a.Id == filter.Assessment || db.Set<Attempt>().Any(t => t.AssessmentId == a.Id))
            .OrderByDescending(a => a.Id == filter.Assessment).ThenByDescending(a => a.PublishedAt).Take(MostAssessments)
            .Select(a => new AssessmentOption(a.Id, a.Title)).ToListAsync(cancellation);
        return new StaffPage(filter, page, await people.FindAsync([.. page.Rows.Select(r => r.StudentId).Distinct()], cancellation), assessments);
    }

    /// <summary>A stretch of the list after a key.</summary>
    public async Task<List<StaffRow>> ReadAsync(StaffFilter filter, string before, int most, CancellationToken cancellation)
    {
        var attempts = Matching(filter);
        if (filter.Q.Trim() is { Length: > 0 } text)
        {
            var found = await people.SearchAsync(text, MostPeople, cancellation);
            attempts = attempts.Where(a => found.Contains(a.StudentId));
        }

        if (AttemptKey.Read(before) is var (at, id)) attempts = attempts.Where(a => a.StartedAt < at || (a.StartedAt == at && a.Id.CompareTo(id) < 0));
        return await attempts.OrderByDescending(a => a.StartedAt).ThenByDescending(a => a.Id).Take(most)
            .Join(db.Set<Assessment>(), a => a.AssessmentId, x => x.Id, (a, x) => new { a, x.Title })
            .OrderByDescending(r => r.a.StartedAt).ThenByDescending(r => r.a.Id)
            .Select(r => new StaffRow(r.a.Id, r.a.StudentId, r.Title, r.a.Number, r.a.Status, r.a.StartedAt, r.a.ClosedAt, r.a.Points, r.a.MaxPoints, r.a.Passed, r.a.Pending, r.a.ToReview))
            .ToListAsync(cancellation);
    }

    private IQueryable<Attempt> Matching(StaffFilter filter)
    {
        var attempts = db.Set<Attempt>().AsNoTracking();
        if (filter.Assessment is { } assessment) attempts = attempts.Where(a => a.AssessmentId == assessment);
        if (filter.Status is { } status) attempts = attempts.Where(a => a.Status == status);
        if (filter.Passed is { } passed) attempts = attempts.Where(a => a.Passed == passed);
        if (filter.Review) attempts = attempts.Where(a => a.ToReview > 0);
        return attempts;
    }
}
