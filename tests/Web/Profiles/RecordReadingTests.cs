using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Profiles;

/// <summary>What other modules are told of students.</summary>
public sealed class RecordReadingTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Fact]
    public async Task Records_of_many_students_take_one_query_and_strangers_are_missing()
    {
        var ids = await app.InDbAsync("northfield", db => db.Set<StudentProfile>().Select(p => p.AccountId).ToListAsync());
        var theirs = await app.InDbAsync("lakeside", db => db.Set<StudentProfile>().Select(p => p.AccountId).FirstAsync());
        using var counter = new QueryCounter();
        var records = await app.InAsync("northfield", s => s.GetRequiredService<IStudentRecords>().ReadAsync([.. ids, theirs, Guid.CreateVersion7()], CancellationToken.None));
        records.Count.ShouldBe(ids.Count);
        var first = records.Values.Single(r => r.RollNumber == "23CS014");
        (first.Cgpa, first.CgpaOfTen, first.Branch, first.Skills[0], first.Projects.Count, first.VerifiedAt is not null).ShouldBe((8.62m, 8.62m, "Computer Science and Engineering", "Java", 2, true));
        records.Values.Single(r => r.RollNumber == "23CS052").Marks12.ShouldBeNull();
    }

    [Fact]
    public async Task The_best_closed_and_scored_attempt_of_each_assessment_counts()
    {
        var attempts = await app.InDbAsync("northfield", db => db.Set<Attempt>().AsNoTracking().Where(a => a.ClosedAt != null && a.Points != null).ToListAsync());
        var attempt = attempts.GroupBy(a => (a.AssessmentId, a.StudentId)).OrderByDescending(g => g.Count()).First().OrderByDescending(a => a.Points / a.MaxPoints).First();
        var best = await app.InAsync("northfield", s => s.GetRequiredService<IAssessmentScores>().BestAsync(attempt.StudentId, CancellationToken.None));
        var score = best.Single(b => b.AssessmentId == attempt.AssessmentId);
        score.Percent.ShouldBe(Math.Round(attempt.Points!.Value * 100 / attempt.MaxPoints, 2, MidpointRounding.ToZero));
        score.At.ShouldBe(attempt.ClosedAt!.Value);
        var titles = await app.InAsync("northfield", s => s.GetRequiredService<IAssessmentScores>().PublishedAsync(CancellationToken.None));
        titles.ShouldContain(t => t.Id == attempt.AssessmentId);
        (await app.InAsync("lakeside", s => s.GetRequiredService<IAssessmentScores>().BestAsync(attempt.StudentId, CancellationToken.None))).ShouldBeEmpty();
    }
}
