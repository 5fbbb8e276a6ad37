using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Tests.Support;
using PrepPlatform.Tests.Web.Sitting;

namespace PrepPlatform.Tests.Web.Marking;

/// <summary>Where evaluators work in processes of their own, proposals come one by one and are applied in the background.</summary>
public sealed class QueuedRegradeTests(QueuedRegradeTests.Patient room) : IClassFixture<QueuedRegradeTests.Patient>
{
    [Fact]
    public async Task It_is_proposed_with_the_last_evaluation_and_applied_without_anybody_waiting()
    {
        var assessment = await room.WrittenAsync(definition: MarkingRoom.Unsure.Replace("0.4", "0.9"));
        var answers = new List<AttemptQuestion>();
        foreach (var (student, text) in new[] { (1, "first"), (2, "fair"), (3, "first and fair") }) answers.Add(await room.HandInAsync(student, assessment, text));
        await Eventually.BeAsync(async () => (await room.AttemptAsync(answers[2].AttemptId)).Points == 4);
        await Eventually.BeAsync(async () => (await room.AttemptAsync(answers[0].AttemptId)).Points == 3);
        await Eventually.BeAsync(async () => (await room.AttemptAsync(answers[1].AttemptId)).Points == 1);
        await room.InDbAsync(ExamRoom.College, async db =>
        {
            var stored = await db.Set<Question>().SingleAsync(q => q.Id == answers[0].QuestionId);
            var revision = new QuestionRevision(2, stored.Title, MarkingRoom.Unsure.Replace("0.4", "0.9").Replace("\"points\":3", "\"points\":2").Replace("\"points\":1}", "\"points\":2}"), 4, stored.AuthorId, "", DateTimeOffset.UnixEpoch);
            stored.Save(revision, "", stored.Category, stored.Difficulty, [], DateTimeOffset.UnixEpoch);
            db.Add(revision);
            return await db.SaveChangesAsync();
        });
        using var staff = await room.MarkerAsync("instructor");
        var asked = await staff.PostFormAsync("/staff/regrades", ("Assessment", $"{assessment}"), ("Question", $"{answers[0].QuestionId}"), ("Reason", "Both count the same"));
        var regrade = Guid.Parse(asked.Headers.Location!.ToString().Split('/')[^1]);
        await Eventually.BeAsync(async () => (await ReadAsync(regrade)).State == RegradeState.Proposed);
        ExamRoom.Words(await staff.ReadAsync($"/staff/regrades/{regrade}")).ShouldContain("2 of 3: 1 up, 1 down");
        await staff.PostFormAsync($"/staff/regrades/{regrade}/application", ("Version", $"{(await ReadAsync(regrade)).Version}"));
        await Eventually.BeAsync(async () => (await ReadAsync(regrade)).State == RegradeState.Applied);
        foreach (var (answer, points) in answers.Zip([2, 2, 4])) (await room.AttemptAsync(answer.AttemptId)).Points.ShouldBe(points);
    }

    private Task<Regrade> ReadAsync(Guid regrade) => room.InDbAsync(ExamRoom.College, db => db.Set<Regrade>().AsNoTracking().SingleAsync(r => r.Id == regrade));

    public sealed class Patient : MarkingRoom
    {
        protected override string Role => "All";

        protected override string InProcess => "multiple-choice";
    }
}
