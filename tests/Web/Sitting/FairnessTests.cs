using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Areas.Assessments.StaffAttempts;
using PrepPlatform.Assessments.Domain;

namespace PrepPlatform.Tests.Web.Sitting;

/// <summary>What nobody may gain from: a second attempt beside the first one's key, one's own score, a window that moves.</summary>
public sealed class FairnessTests(ExamRoom room) : IClassFixture<ExamRoom>
{
    [Fact]
    public async Task Right_answers_are_not_shown_beside_an_attempt_that_is_open()
    {
        using var student = await room.StudentAsync(1);
        var assessment = await room.PublishAsync(r => r with { MostAttempts = 2 });
        var first = await ExamRoom.StartAsync(student, assessment);
        await student.PostFormAsync($"/attempts/{first}/submission");
        ExamRoom.Words(await student.ReadAsync($"/attempts/{first}")).ShouldContain("The right answer");
        var second = await ExamRoom.StartAsync(student, assessment);
        ExamRoom.Words(await student.ReadAsync($"/attempts/{first}")).ShouldNotContain("The right answer");
        await student.PostFormAsync($"/attempts/{second}/submission");
        ExamRoom.Words(await student.ReadAsync($"/attempts/{first}")).ShouldContain("The right answer");
    }

    [Fact]
    public async Task Nobody_changes_their_own_score()
    {
        using var student = await room.StudentAsync(2);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync());
        await student.PostFormAsync($"/attempts/{attempt}/submission");
        var question = (await room.QuestionsAsync(attempt))[0];
        var result = await room.InAsync(ExamRoom.College, async s => await s.GetRequiredService<OverrideScore>()
            .RunAsync(attempt, new ScoreForm { Question = question.Id, Points = 4, Reason = "I think so" }, await room.PersonAsync("student2"), CancellationToken.None));
        result.Problems.ShouldHaveSingleItem().Message.ShouldStartWith("This is your own attempt");
    }

    [Fact]
    public async Task A_window_that_moves_takes_open_attempts_with_it()
    {
        using var student = await room.StudentAsync(3);
        using var admin = await room.SignInAsync("admin@northfield.test", "northfield");
        var now = room.Clock.GetUtcNow();
        var assessment = await room.PublishAsync(r => r with { ClosesAt = now.AddMinutes(10), ShowAnswers = Reveal.AfterClose });
        var attempt = await ExamRoom.StartAsync(student, assessment);
        (await room.AttemptAsync(attempt)).Deadline.ShouldBe(now.AddMinutes(10), TimeSpan.FromSeconds(1));
        var version = await room.InDbAsync(ExamRoom.College, db => db.Set<Assessment>().Where(a => a.Id == assessment).Select(a => a.Version).SingleAsync());
        (await MoveAsync("", version)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "answers are shown after an end that must exist");
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
        (await MoveAsync(TimeZoneInfo.ConvertTime(now.AddHours(3), zone).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture), version)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var moved = await room.AttemptAsync(attempt);
        moved.Deadline.ShouldBe(moved.StartedAt.AddMinutes(30), TimeSpan.FromSeconds(1));

        Task<HttpResponseMessage> MoveAsync(string end, int seen) =>
            admin.PostFormAsync($"/staff/assessments/{assessment}/schedule", ("OpensAt", ""), ("ClosesAt", end), ("Version", $"{seen}"));
    }

    [Fact]
    public async Task The_parts_of_a_score_add_up_to_what_the_question_counts_here()
    {
        using var student = await room.StudentAsync(4);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync(types: ["single-choice"]));
        var question = (await room.QuestionsAsync(attempt))[0];
        await ExamRoom.SaveAsync(student, attempt, question.Id, 1, "x", await room.BestAsync(question));
        await student.PostFormAsync($"/attempts/{attempt}/submission");
        var given = await room.InAsync(ExamRoom.College, s => s.GetRequiredService<Contracts.Evaluation.IEvaluations>().ReadAsync("attempt-question", [question.Id], default));
        given[0].Result.Criteria.Sum(c => c.Points).ShouldBe(4, JsonSerializer.Serialize(given[0].Result.Criteria));
    }
}
