using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Assessments.Jobs;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Sitting;

/// <summary>The end of an attempt, however it comes, and what its answers earn. The clock is this class's own.</summary>
public sealed class ClosingTests(ExamRoom room) : IClassFixture<ExamRoom>
{
    [Fact]
    public async Task Answers_are_scored_when_they_are_handed_in_and_the_students_page_explains_them()
    {
        using var student = await room.StudentAsync(1);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync(r => r with { Penalty = 0.25m }));
        var questions = await room.QuestionsAsync(attempt);
        foreach (var question in questions.Skip(1)) await ExamRoom.SaveAsync(student, attempt, question.Id, 1, "x", await room.BestAsync(question));
        await ExamRoom.SaveAsync(student, attempt, questions[0].Id, 1, "x", await WrongAsync(questions[0]));
        (await SubmitAsync(student, attempt)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var closed = await room.AttemptAsync(attempt);
        (closed.Status, closed.MaxPoints, closed.Points, closed.Passed, closed.Pending).ShouldBe((AttemptStatus.Submitted, 28, 23, true, 0)); // 6 × 4 − 0.25 × 4.
        var page = ExamRoom.Words(await student.ReadAsync($"/attempts/{attempt}"));
        page.ShouldContain("23 of 28 points");
        page.ShouldContain("82 %");
        page.ShouldContain("How it was scored");
        (await room.CountEventsAsync("AttemptClosed", attempt)).ShouldBe(1);
        (await room.CountEventsAsync("AttemptScored", attempt)).ShouldBe(1);
    }

    [Fact]
    public async Task Left_open_a_question_costs_nothing_and_an_empty_attempt_has_no_points()
    {
        using var student = await room.StudentAsync(2);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync(r => r with { Penalty = 1 }));
        await SubmitAsync(student, attempt);
        var closed = await room.AttemptAsync(attempt);
        (closed.Points, closed.Passed).ShouldBe((0, false));
    }

    [Fact]
    public async Task Handed_in_several_times_at_once_it_is_closed_once_and_stays_as_it_is()
    {
        using var student = await room.StudentAsync(3);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync());
        var question = (await room.QuestionsAsync(attempt))[0];
        await ExamRoom.SaveAsync(student, attempt, question.Id, 1, "x", await room.BestAsync(question));
        var tabs = Enumerable.Range(0, 6).Select(_ => student.Copy()).ToList();
        await Task.WhenAll(tabs.Select(t => SubmitAsync(t, attempt)));
        (await room.CountEventsAsync("AttemptClosed", attempt)).ShouldBe(1);
        (await EvaluationsAsync(question.Id)).ShouldHaveSingleItem();
        (await ExamRoom.SaveAsync(student, attempt, question.Id, 2, "x")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await student.PostFormAsync($"/attempts/{attempt}/flags", ("question", $"{question.Id}"), ("flagged", "true"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await student.PostFormAsync($"/attempts/{attempt}/pages", ("page", "1"), ("q1-sequence", "1"))).Headers.Location!.ToString().ShouldEndWith("?late=true");
        var after = (await room.QuestionsAsync(attempt))[0];
        (after.Sequence, after.Flagged, after.Earned).ShouldBe((1, false, 4));
        tabs.ForEach(t => t.Dispose());
    }

    [Fact]
    public async Task Answers_and_the_end_come_one_after_the_other()
    {
        using var student = await room.StudentAsync(4);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync());
        var question = (await room.QuestionsAsync(attempt))[0];
        var tabs = Enumerable.Range(0, 12).Select(_ => student.Copy()).ToList();
        (await ExamRoom.SaveAsync(tabs[0], attempt, question.Id, 1, "x", ExamRoom.Option(question, 0))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var saves = Enumerable.Range(1, 10).Select(i => ExamRoom.SaveAsync(tabs[i], attempt, question.Id, i + 1, "x", ExamRoom.Option(question, i % 3))).ToList();
        await SubmitAsync(tabs[11], attempt);
        var kept = (await Task.WhenAll(saves)).Select((a, i) => a.StatusCode == HttpStatusCode.OK ? i + 2 : 0).Append(1).Where(n => n > 0).ToList();
        (await room.SavedAsync(question.Id)).Count.ShouldBe(kept.Count, "what was not acknowledged is not kept, and what was is");
        var after = (await room.QuestionsAsync(attempt))[0];
        after.Sequence.ShouldBe(kept.Max());
        after.Response!.ShouldContain(ExamRoom.Option(question, (kept.Max() - 1) % 3).Item2, customMessage: "the last acknowledged answer is the one that was scored");
        (await EvaluationsAsync(question.Id)).Count.ShouldBe(1);
        tabs.ForEach(t => t.Dispose());
    }

    [Fact]
    public async Task The_job_closes_what_is_overdue_once_and_leaves_the_rest()
    {
        using var late = await room.StudentAsync(5);
        using var early = await room.StudentAsync(6);
        var assessment = await room.PublishAsync();
        var overdue = await ExamRoom.StartAsync(late, assessment);
        var question = (await room.QuestionsAsync(overdue))[0];
        await ExamRoom.SaveAsync(late, overdue, question.Id, 1, "x", await room.BestAsync(question));
        room.Clock.Move(TimeSpan.FromMinutes(20));
        var running = await ExamRoom.StartAsync(early, assessment);
        room.Clock.Move(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(4));
        await TimeOutAsync();
        (await room.AttemptAsync(overdue)).Status.ShouldBe(AttemptStatus.InProgress, "an answer may still be under way");
        room.Clock.Move(TimeSpan.FromSeconds(2));
        await TimeOutAsync();
        await TimeOutAsync();
        var closed = await room.AttemptAsync(overdue);
        (closed.Status, closed.Points, closed.ClosedAt).ShouldBe((AttemptStatus.TimedOut, 4, closed.Deadline));
        (await room.AttemptAsync(running)).Status.ShouldBe(AttemptStatus.InProgress);
        (await room.CountEventsAsync("AttemptClosed", overdue)).ShouldBe(1);
    }

    [Fact]
    public async Task Opened_after_its_end_an_attempt_is_closed_at_once()
    {
        using var student = await room.StudentAsync(7);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync());
        room.Clock.Move(TimeSpan.FromMinutes(31));
        (await student.ReadAsync($"/attempts/{attempt}")).ShouldContain("ended when the time was up");
        (await room.AttemptAsync(attempt)).Status.ShouldBe(AttemptStatus.TimedOut);
    }

    [Fact]
    public async Task After_the_deadline_what_was_under_way_still_counts_and_nothing_later()
    {
        using var student = await room.StudentAsync(8);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync());
        var question = (await room.QuestionsAsync(attempt))[0];
        room.Clock.Move(TimeSpan.FromMinutes(30) + TimeSpan.FromSeconds(2));
        (await ExamRoom.SaveAsync(student, attempt, question.Id, 1, "phone", ExamRoom.Option(question, 0))).StatusCode.ShouldBe(HttpStatusCode.OK);
        room.Clock.Move(TimeSpan.FromSeconds(4));
        var late = await ExamRoom.SaveAsync(student, attempt, question.Id, 2, "phone", ExamRoom.Option(question, 1));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await ExamRoom.JsonAsync(late)).GetProperty("message").GetString()!.ShouldContain("saved before counts");
        (await SubmitAsync(student, attempt)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await room.AttemptAsync(attempt)).Status.ShouldBe(AttemptStatus.TimedOut);
        (await ExamRoom.SaveAsync(student, attempt, question.Id, 3, "phone", ExamRoom.Option(question, 1))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await room.QuestionsAsync(attempt))[0].Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task Scores_and_right_answers_are_shown_when_the_assessment_says_so()
    {
        using var student = await room.StudentAsync(9);
        var end = room.Clock.GetUtcNow().AddMinutes(40);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync(r => r with { ClosesAt = end, ShowScore = Reveal.AfterClose, ShowAnswers = Reveal.Never }));
        var question = (await room.QuestionsAsync(attempt))[0];
        await ExamRoom.SaveAsync(student, attempt, question.Id, 1, "x", await room.BestAsync(question));
        await SubmitAsync(student, attempt);
        var page = ExamRoom.Words(await student.ReadAsync($"/attempts/{attempt}"));
        page.ShouldContain("The score is shown after");
        page.ShouldNotContain("of 28 points");
        ExamRoom.Words(await student.ReadAsync("/attempts")).ShouldContain("Score not shown");
        room.Clock.Move(TimeSpan.FromMinutes(41));
        page = ExamRoom.Words(await student.ReadAsync($"/attempts/{attempt}"));
        page.ShouldContain("4 of 28 points");
        page.ShouldNotContain("How it was scored");
        page.ShouldNotContain("The right answer");
    }

    [Fact]
    public async Task A_person_changes_a_score_with_a_reason_which_the_student_reads_and_takes_it_back()
    {
        using var student = await room.StudentAsync(10);
        using var staff = await room.SignInAsync("instructor@northfield.test", "northfield");
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync(r => r with { Penalty = 0.5m }));
        var question = (await room.QuestionsAsync(attempt))[0];
        await ExamRoom.SaveAsync(student, attempt, question.Id, 1, "x", await WrongAsync(question));
        (await OverrideAsync(staff, attempt, question.Id, "4", "Too early")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "it is still open");
        await SubmitAsync(student, attempt);
        (await room.QuestionsAsync(attempt))[0].Earned.ShouldBe(-2);
        foreach (var (points, reason) in new[] { ("5", "More than there is"), ("-1", "Less than nothing"), ("", "No points"), ("3", "a"), ("many", "No number") })
            (await OverrideAsync(staff, attempt, question.Id, points, reason)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, points);
        (await OverrideAsync(staff, attempt, question.Id, "3", "The wording was unclear")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await room.AttemptAsync(attempt)).Points.ShouldBe(3);
        var page = ExamRoom.Words(await student.ReadAsync($"/attempts/{attempt}"));
        page.ShouldContain("A person changed this score");
        page.ShouldContain("The wording was unclear");
        (await OverrideAsync(staff, attempt, question.Id, "1", "From an old page", (await EvaluationsAsync(question.Id))[0].Id)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await OverrideAsync(staff, attempt, question.Id, "0", "Given by mistake")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await room.QuestionsAsync(attempt))[0].Earned.ShouldBe(0, "who says 0 means 0");
        var detail = ExamRoom.Words(await staff.ReadAsync($"/staff/attempts/{attempt}"));
        detail.ShouldContain("Earlier scores 2");
        using var admin = await room.SignInAsync("admin@northfield.test", "northfield");
        (await admin.ReadAsync("/staff/audit")).ShouldContain("The wording was unclear");
        (await OverrideAsync(student, attempt, question.Id, "4", "I want it")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var stranger = await room.SignInAsync("instructor@lakeside.test", "lakeside");
        (await OverrideAsync(stranger, attempt, question.Id, "4", "Not mine")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(string, string)[]> WrongAsync(AttemptQuestion choice)
    {
        var right = (await room.BestAsync(choice))[0].Item2;
        return [Enumerable.Range(0, 3).Select(i => ExamRoom.Option(choice, i)).First(o => o.Item2 != right)];
    }

    private static Task<HttpResponseMessage> SubmitAsync(Visitor student, Guid attempt) => student.PostFormAsync($"/attempts/{attempt}/submission");

    private async Task<HttpResponseMessage> OverrideAsync(Visitor staff, Guid attempt, Guid question, string points, string reason, Guid? seen = null) =>
        await staff.PostFormAsync($"/staff/attempts/{attempt}/score-overrides",
            ("Question", $"{question}"), ("Seen", $"{seen ?? ((await EvaluationsAsync(question)) is [.., var last] ? last.Id : null)}"), ("Points", points), ("Reason", reason));

    private Task<IReadOnlyList<RecordedEvaluation>> EvaluationsAsync(Guid question) => room.InAsync(ExamRoom.College, s =>
        s.GetRequiredService<IEvaluations>().ReadAsync("attempt-question", [question], CancellationToken.None));

    private Task<string?> TimeOutAsync() => room.InAsync(ExamRoom.College, s => ActivatorUtilities.CreateInstance<TimeOut>(s).RunAsync(CancellationToken.None));
}
