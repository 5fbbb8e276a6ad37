using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Support;
using PrepPlatform.Tests.Web.Sitting;

namespace PrepPlatform.Tests.Web.Marking;

/// <summary>A question scored anew: proposed, looked at, applied, taken back.</summary>
public sealed class RegradeTests(MarkingRoom room) : IClassFixture<MarkingRoom>
{
    private const string Sure = """{"prompt":"What is a queue?","points":4,"keyPoints":[{"text":"first","points":3},{"text":"fair","points":1}]}""";
    private const string Better = """{"prompt":"What is a queue?","points":4,"keyPoints":[{"text":"first","points":2},{"text":"out","points":2}]}""";

    [Fact]
    public async Task Proposals_change_nothing_until_they_are_applied_and_then_everyone_reads_why()
    {
        var (assessment, answers) = await SatAsync([1, 2, 3], ["first", "first out", "nothing"]);
        var before = answers.ConvertAll(a => a.Earned);
        before.ShouldBe([3, 3, 0]);
        using var staff = await room.MarkerAsync("instructor");
        var regrade = await AskAsync(staff, assessment, answers[0].QuestionId, Better);
        foreach (var answer in answers) (await room.NowAsync(answer)).EvaluationId.ShouldBe(answer.EvaluationId);
        var page = ExamRoom.Words(await staff.ReadAsync($"/staff/regrades/{regrade}"));
        foreach (var said in new[] { "2 of 3: 1 up, 1 down", "To decide", "by revision 2", "+1", "−1" }) page.ShouldContain(said);
        (await ApplyAsync(staff, regrade)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await room.AttemptAsync(answers[1].AttemptId)).Points.ShouldBe(4);
        (await room.AttemptAsync(answers[0].AttemptId)).Points.ShouldBe(2);
        (await room.GivenAsync(answers[0])).Count.ShouldBe(2, "nothing is overwritten");
        (await room.GivenAsync(answers[2])).Count.ShouldBe(1, "nothing changed for it");
        (await room.CountEventsAsync("AttemptScored", answers[1].AttemptId)).ShouldBe(2);
        (await room.CountEventsAsync("AttemptRegraded", answers[1].AttemptId)).ShouldBe(1);
        using var student = await room.StudentAsync(2);
        var result = ExamRoom.Words(await student.ReadAsync($"/attempts/{answers[1].AttemptId}"));
        foreach (var said in new[] { "Your score was changed", "The key was wrong", "This question was scored anew", "4 of 4 points" }) result.ShouldContain(said);
        using var admin = await room.MarkerAsync("admin");
        (await admin.ReadAsync("/staff/audit")).ShouldContain("scores of a regrade are applied");
    }

    [Fact]
    public async Task Taken_back_everyone_has_the_score_before_and_nothing_is_erased()
    {
        var (assessment, answers) = await SatAsync([4, 5], ["first", "first out"]);
        using var staff = await room.MarkerAsync("instructor");
        var regrade = await AskAsync(staff, assessment, answers[0].QuestionId, Better);
        await ApplyAsync(staff, regrade);
        (await staff.PostFormAsync($"/staff/regrades/{regrade}/reversal", ("version", "1"))).StatusCode.ShouldBe(HttpStatusCode.Conflict, "an old page");
        (await staff.PostFormAsync($"/staff/regrades/{regrade}/reversal", ("version", $"{(await ReadAsync(regrade)).Version}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await room.DeliverAsync();
        foreach (var answer in answers)
        {
            var now = await room.NowAsync(answer);
            (now.Earned, now.KeyId).ShouldBe((answer.Earned, answer.RevisionId));
            (await room.GivenAsync(answer)).Count.ShouldBe(3);
        }

        (await ReadAsync(regrade)).State.ShouldBe(RegradeState.Undone);
        using var student = await room.StudentAsync(4);
        ExamRoom.Words(await student.ReadAsync($"/attempts/{answers[0].AttemptId}")).ShouldContain("An earlier change was taken back");
    }

    [Fact]
    public async Task Peoples_scores_stay_unless_they_are_chosen()
    {
        var (assessment, answers) = await SatAsync([6, 7], ["first", "first"]);
        using var staff = await room.MarkerAsync("instructor");
        await OverrideAsync(staff, answers[0], "1");
        var regrade = await AskAsync(staff, assessment, answers[0].QuestionId, Better);
        (await ApplyAsync(staff, regrade, ("Selected", "true"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "nothing selected is not everything");
        await ApplyAsync(staff, regrade);
        ((await room.NowAsync(answers[0])).Earned, (await room.NowAsync(answers[1])).Earned).ShouldBe((1, 2));
        var item = await room.InDbAsync(ExamRoom.College, db => db.Set<RegradeItem>().AsNoTracking().SingleAsync(i => i.AttemptQuestionId == answers[0].Id && i.RegradeId == regrade));
        (item.ByPerson, item.State).ShouldBe((true, RegradeItemState.Changes));
        (await ApplyAsync(staff, regrade, ("Ids", $"{item.Id}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await room.NowAsync(answers[0])).Earned.ShouldBe(2);
        (await ApplyAsync(staff, regrade)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "nothing is left to change");
    }

    [Fact]
    public async Task A_score_changed_meanwhile_is_left_and_that_is_said_and_what_came_later_is_told()
    {
        var (assessment, answers) = await SatAsync([8, 9], ["first", "first"]);
        using var staff = await room.MarkerAsync("instructor");
        var regrade = await AskAsync(staff, assessment, answers[0].QuestionId, Better);
        await OverrideAsync(staff, answers[0], "4");
        await room.HandInAsync(10, assessment, "first");
        ExamRoom.Words(await staff.ReadAsync($"/staff/regrades/{regrade}")).ShouldContain("One answer was handed in since");
        await ApplyAsync(staff, regrade);
        ((await room.NowAsync(answers[0])).Earned, (await room.NowAsync(answers[1])).Earned).ShouldBe((4, 2));
        ExamRoom.Words(await staff.ReadAsync($"/staff/regrades/{regrade}?show=Left")).ShouldContain("Its score was changed in the meantime.");
    }

    [Fact]
    public async Task An_unsure_proposal_replaces_no_certain_score()
    {
        var (assessment, answers) = await SatAsync([11], ["first"]);
        using var staff = await room.MarkerAsync("instructor");
        var regrade = await AskAsync(staff, assessment, answers[0].QuestionId, Better.Replace("\"points\":4", "\"points\":4,\"confidence\":0.2"));
        ExamRoom.Words(await staff.ReadAsync($"/staff/regrades/{regrade}?show=Left")).ShouldContain("the evaluator is not sure: the score stays");
        (await ApplyAsync(staff, regrade)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await staff.PostFormAsync($"/staff/regrades/{regrade}/deletion", ("version", $"{(await ReadAsync(regrade)).Version}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        ((await ReadAsync(regrade)).State, (await room.NowAsync(answers[0])).Earned).ShouldBe((RegradeState.Discarded, 3));
    }

    [Fact]
    public async Task What_waits_for_two_peoples_marks_goes_on_waiting()
    {
        var assessment = await room.WrittenAsync(secondMarks: 100, definition: Sure);
        var answer = await room.HandInAsync(1, assessment, "first");
        using var staff = await room.MarkerAsync("instructor");
        var regrade = await AskAsync(staff, assessment, answer.QuestionId, Better);
        ExamRoom.Words(await staff.ReadAsync($"/staff/regrades/{regrade}?show=Left")).ShouldContain("It waits for two people's marks.");
        (await ApplyAsync(staff, regrade)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await room.NowAsync(answer)).AwaitsPerson.ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_nobody_elses_and_asked_for_with_a_reason_and_a_question()
    {
        var (assessment, answers) = await SatAsync([12], ["first"]);
        using var staff = await room.MarkerAsync("instructor");
        (await staff.PostFormAsync("/staff/regrades", ("Assessment", $"{assessment}"), ("Question", $"{answers[0].QuestionId}"), ("Reason", "a"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await staff.PostFormAsync("/staff/regrades", ("Assessment", $"{assessment}"), ("Reason", "A reason"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var regrade = await AskAsync(staff, assessment, answers[0].QuestionId, Better);
        using var stranger = await room.MarkerAsync("instructor", "lakeside");
        (await stranger.GetAsync($"/staff/regrades/{regrade}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/staff/regrades/new?assessment={assessment}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var verb in new[] { "application", "reversal", "deletion" })
            (await stranger.PostFormAsync($"/staff/regrades/{regrade}/{verb}", ("version", "2"))).StatusCode.ShouldBe(HttpStatusCode.NotFound, verb);
        (await stranger.PostFormAsync("/staff/regrades", ("Assessment", $"{assessment}"), ("Question", $"{answers[0].QuestionId}"), ("Reason", "A reason"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ReadAsync(regrade)).State.ShouldBe(RegradeState.Proposed);
    }

    [Fact]
    public async Task Pressed_several_times_at_once_it_is_asked_for_once()
    {
        var (assessment, answers) = await SatAsync([6], ["first"]);
        using var staff = await room.MarkerAsync("instructor");
        var token = await staff.TokenAsync();
        var given = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            using var device = staff.Copy();
            return (await device.PostAsync("/staff/regrades", token, ("Assessment", $"{assessment}"), ("Question", $"{answers[0].QuestionId}"), ("Reason", "A reason"))).StatusCode;
        }));
        given.Count(s => s == HttpStatusCode.SeeOther).ShouldBe(1);
        (await room.InDbAsync(ExamRoom.College, db => db.Set<Regrade>().CountAsync(r => r.AssessmentId == assessment))).ShouldBe(1);
    }

    [Fact]
    public async Task Evaluators_get_what_people_gave_for_others_answers_to_the_same_revision()
    {
        var (assessment, answers) = await SatAsync([1, 2, 3], ["first", "first out", "never"]);
        using var staff = await room.MarkerAsync("instructor");
        foreach (var (answer, points) in answers.Zip(["1", "2", "0"])) await OverrideAsync(staff, answer, points);
        var graded = await room.InAsync(ExamRoom.College, s => s.GetServices<IGradedAnswers>().Single(g => g.SubjectKind == "attempt-question").ReadAsync(answers[1].Id, default));
        graded.Select(g => (g.Response.GetProperty("text").GetString(), g.Score)).ShouldBe([("never", 0m), ("first", 0.25m)], "others' only, the latest first");
        var regrade = await AskAsync(staff, assessment, answers[0].QuestionId, Better);
        var item = await room.InDbAsync(ExamRoom.College, db => db.Set<RegradeItem>().AsNoTracking().SingleAsync(i => i.RegradeId == regrade && i.AttemptQuestionId == answers[1].Id));
        (await ForRegradeAsync()).ShouldBeEmpty("they were given under the key that was wrong");
        await ApplyAsync(staff, regrade, ("People", "true"));
        await OverrideAsync(staff, await room.NowAsync(answers[0]), "2.5");
        (await ForRegradeAsync()).Select(g => g.Score).ShouldBe([0.625m], "given under the new key");
        graded = await room.InAsync(ExamRoom.College, s => s.GetServices<IGradedAnswers>().Single(g => g.SubjectKind == "attempt-question").ReadAsync(answers[2].Id, default));
        graded.ShouldBeEmpty("that answer goes by the old key still");
        (await room.InAsync("lakeside", s => s.GetServices<IGradedAnswers>().Single(g => g.SubjectKind == "attempt-question").ReadAsync(answers[1].Id, default))).ShouldBeEmpty();

        Task<IReadOnlyList<GradedAnswer>> ForRegradeAsync() =>
            room.InAsync(ExamRoom.College, s => s.GetServices<IGradedAnswers>().Single(g => g.SubjectKind == "regrade-item").ReadAsync(item.Id, default));
    }

    [Fact]
    public async Task Of_two_the_later_and_then_the_earlier_are_taken_back()
    {
        var (assessment, answers) = await SatAsync([1], ["first"]);
        using var staff = await room.MarkerAsync("instructor");
        var first = await AskAsync(staff, assessment, answers[0].QuestionId, Better);
        await ApplyAsync(staff, first);
        var second = await AskAsync(staff, assessment, answers[0].QuestionId, Better.Replace("\"points\":2}", "\"points\":1}"), 3);
        await ApplyAsync(staff, second);
        (await room.NowAsync(answers[0])).Earned.ShouldBe(1);
        await UndoAsync(staff, second);
        (await room.NowAsync(answers[0])).Earned.ShouldBe(2);
        await UndoAsync(staff, first);
        var now = await room.NowAsync(answers[0]);
        (now.Earned, now.KeyId).ShouldBe((3, answers[0].RevisionId));
        (await room.InDbAsync(ExamRoom.College, db => db.Set<RegradeItem>().Where(i => i.AttemptQuestionId == answers[0].Id).Select(i => i.State).ToListAsync())).ShouldAllBe(s => s == RegradeItemState.Undone);
    }

    [Fact]
    public async Task One_whose_evaluator_never_answers_is_set_aside_and_asked_for_again()
    {
        var (assessment, answers) = await SatAsync([2], ["first"]);
        using var staff = await room.MarkerAsync("instructor");
        var stuck = await AskAsync(staff, assessment, answers[0].QuestionId, Better, deliver: false);
        await room.InDbAsync(ExamRoom.College, async db =>
        {
            db.Add(new RegradeItem(stuck, answers[0], (await room.AttemptAsync(answers[0].AttemptId)).StudentId, 3, true));
            return await db.SaveChangesAsync();
        });
        (await staff.ReadAsync($"/staff/regrades/{stuck}")).ShouldContain($"/staff/regrades/{stuck}/deletion");
        (await staff.PostFormAsync($"/staff/regrades/{stuck}/deletion", ("version", $"{(await ReadAsync(stuck)).Version}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await room.DeliverAsync();
        (await ReadAsync(stuck)).State.ShouldBe(RegradeState.Discarded);
        ExamRoom.Words(await staff.ReadAsync($"/staff/regrades/{stuck}?show=Left")).ShouldContain("It was set aside before it was scored.");
        var again = await AskAsync(staff, assessment, answers[0].QuestionId, Better, 3);
        (await ReadAsync(again)).State.ShouldBe(RegradeState.Proposed);
    }

    [Fact]
    public async Task Nobody_takes_a_change_of_their_own_score_back()
    {
        var (assessment, answers) = await SatAsync([3, 4], ["first", "first"]);
        using var staff = await room.MarkerAsync("instructor");
        using var other = await room.MarkerAsync("admin");
        var regrade = await AskAsync(staff, assessment, answers[0].QuestionId, Better);
        await ApplyAsync(staff, regrade);
        var (own, learner) = (await room.PersonAsync("instructor"), (await room.AttemptAsync(answers[0].AttemptId)).StudentId);
        await BelongsToAsync(own);
        await UndoAsync(staff, regrade);
        ((await room.NowAsync(answers[0])).Earned, (await room.NowAsync(answers[1])).Earned, (await ReadAsync(regrade)).State).ShouldBe((2, 3, RegradeState.Applied), "their own stays");
        (await staff.PostFormAsync($"/staff/regrades/{regrade}/reversal", ("version", $"{(await ReadAsync(regrade)).Version}"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await UndoAsync(other, regrade);
        ((await room.NowAsync(answers[0])).Earned, (await ReadAsync(regrade)).State).ShouldBe((3, RegradeState.Undone));
        await BelongsToAsync(learner);

        Task<int> BelongsToAsync(Guid person) => room.InDbAsync(ExamRoom.College, db =>
            db.Set<RegradeItem>().Where(i => i.AttemptQuestionId == answers[0].Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.StudentId, person)));
    }

    [Fact]
    public async Task The_learner_finds_the_change_where_they_look_for_two_weeks()
    {
        var (assessment, answers) = await SatAsync([5], ["first"]);
        using var staff = await room.MarkerAsync("instructor");
        await ApplyAsync(staff, await AskAsync(staff, assessment, answers[0].QuestionId, Better));
        using var student = await room.StudentAsync(5);
        var (board, list) = (await student.ReadAsync("/dashboard"), await student.ReadAsync("/attempts"));
        ExamRoom.Words(board).ShouldContain("Your score of A test of sitting was changed on ");
        ExamRoom.Words(list).ShouldContain("Score changed on ");
        foreach (var page in new[] { board, list }) page.ShouldContain($"href=\"/attempts/{answers[0].AttemptId}\"");
        room.Clock.Move(TimeSpan.FromDays(15));
        foreach (var path in new[] { "/dashboard", "/attempts" })
        {
            using var later = await room.StudentAsync(5);
            var page = ExamRoom.Words(await later.ReadAsync(path));
            page.ShouldNotContain("was changed on");
            page.ShouldNotContain("Score changed on");
        }
    }

    private async Task<(Guid Assessment, List<AttemptQuestion> Answers)> SatAsync(int[] students, string[] texts)
    {
        var assessment = await room.WrittenAsync(definition: Sure);
        var answers = new List<AttemptQuestion>();
        foreach (var (student, text) in students.Zip(texts)) answers.Add(await room.HandInAsync(student, assessment, text));
        return (assessment, answers);
    }

    /// <summary>Gives the question a next revision and asks for a regrade by it, which is then proposed.</summary>
    private async Task<Guid> AskAsync(Visitor staff, Guid assessment, Guid question, string definition, int number = 2, bool deliver = true)
    {
        await room.InDbAsync(ExamRoom.College, async db =>
        {
            var stored = await db.Set<Question>().SingleAsync(q => q.Id == question);
            var revision = new QuestionRevision(number, stored.Title, definition, 4, stored.AuthorId, "", DateTimeOffset.UnixEpoch);
            stored.Save(revision, "", stored.Category, stored.Difficulty, [], DateTimeOffset.UnixEpoch);
            db.Add(revision);
            return await db.SaveChangesAsync();
        });
        var asked = await staff.PostFormAsync("/staff/regrades", ("Assessment", $"{assessment}"), ("Question", $"{question}"), ("Reason", "The key was wrong"));
        asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        if (deliver) await room.DeliverAsync();
        return Guid.Parse(asked.Headers.Location!.ToString().Split('/')[^1]);
    }

    private async Task<HttpResponseMessage> ApplyAsync(Visitor staff, Guid regrade, params (string, string)[] more)
    {
        var answer = await staff.PostFormAsync($"/staff/regrades/{regrade}/application", [("Version", $"{(await ReadAsync(regrade)).Version}"), .. more]);
        await room.DeliverAsync();
        return answer;
    }

    private async Task UndoAsync(Visitor staff, Guid regrade)
    {
        (await staff.PostFormAsync($"/staff/regrades/{regrade}/reversal", ("version", $"{(await ReadAsync(regrade)).Version}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await room.DeliverAsync();
    }

    private Task<Regrade> ReadAsync(Guid regrade) => room.InDbAsync(ExamRoom.College, db => db.Set<Regrade>().AsNoTracking().SingleAsync(r => r.Id == regrade));

    private static async Task OverrideAsync(Visitor staff, AttemptQuestion answer, string points) =>
        (await staff.PostFormAsync($"/staff/attempts/{answer.AttemptId}/score-overrides", ("Question", $"{answer.Id}"), ("Seen", $"{answer.EvaluationId}"), ("Points", points), ("Reason", "Given by hand")))
            .StatusCode.ShouldBe(HttpStatusCode.SeeOther);
}
