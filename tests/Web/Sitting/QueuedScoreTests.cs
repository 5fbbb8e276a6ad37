using PrepPlatform.Assessments.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Sitting;

/// <summary>Where the operator trusts no plugin with the host's own process, scores come later, from a process of their own.</summary>
public sealed class QueuedScoreTests(QueuedScoreTests.Untrusting room) : IClassFixture<QueuedScoreTests.Untrusting>
{
    [Fact]
    public async Task The_page_says_that_answers_are_being_scored_until_the_last_score_makes_the_total()
    {
        using var student = await room.StudentAsync(1);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync());
        foreach (var question in await room.QuestionsAsync(attempt))
            await ExamRoom.SaveAsync(student, attempt, question.Id, 1, "x", await room.BestAsync(question));
        await student.PostFormAsync($"/attempts/{attempt}/submission");
        var closed = await room.AttemptAsync(attempt);
        closed.Status.ShouldBe(AttemptStatus.Submitted);
        await Eventually.BeAsync(async () => (await room.AttemptAsync(attempt)).Pending == 0);
        var scored = await room.AttemptAsync(attempt);
        (scored.Points, scored.Passed).ShouldBe((28, true));
        (await room.CountEventsAsync("AttemptScored", attempt)).ShouldBe(1, "once, with the last score");
        ExamRoom.Words(await student.ReadAsync($"/attempts/{attempt}")).ShouldContain("28 of 28 points");
    }

    public sealed class Untrusting : ExamRoom
    {
        protected override string Role => "All";

        protected override IReadOnlyDictionary<string, string?> Adjust => new Dictionary<string, string?> { ["Evaluation:InProcess"] = "" };
    }
}
