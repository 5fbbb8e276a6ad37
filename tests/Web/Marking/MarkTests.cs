using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Tests.Web.Sitting;

namespace PrepPlatform.Tests.Web.Marking;

/// <summary>What a mark does: alone, in parts, at the same moment as another, and with a second and a third marker.</summary>
public sealed class MarkTests(MarkingRoom room) : IClassFixture<MarkingRoom>
{
    [Fact]
    public async Task A_mark_by_parts_becomes_the_score_with_its_parts_and_the_learner_reads_why()
    {
        var answer = await room.HandInAsync(1, await room.WrittenAsync());
        (answer.Outcome, answer.Fraction, answer.Confidence).ShouldBe((Evaluators.Outcome.NeedsReview, 0.75m, 0.4m));
        using var marker = await room.MarkerAsync("instructor");
        foreach (var (points, parts) in new[] { ("5", Array.Empty<string>()), ("-1", []), ("many", []), ("", []), ("", ["4", "1"]), ("", ["1"]) })
            (await MarkingRoom.MarkAsync(marker, answer, points, "Why", [.. parts.Select((p, i) => ($"Parts[{i}]", p))])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, points);
        (await MarkingRoom.MarkAsync(marker, answer, "1", "")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "it differs from the suggestion, so it needs a reason");
        (await MarkingRoom.MarkAsync(marker, answer, "", "Fairness is meant.", ("Parts[0]", "2.5"), ("Parts[1]", "1"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var now = await room.NowAsync(answer);
        (now.Outcome, now.Earned, now.WaitsSince).ShouldBe((Evaluators.Outcome.Scored, 3.5m, null));
        var given = await room.GivenAsync(answer);
        given.Count.ShouldBe(2, "the suggestion is kept");
        given[1].Result.Criteria.Select(c => c.Points).ShouldBe([2.5m, 1]);
        (await room.AttemptAsync(answer.AttemptId)).Points.ShouldBe(3.5m);
        using var student = await room.StudentAsync(1);
        var page = await student.ReadAsync($"/attempts/{answer.AttemptId}");
        page.ShouldContain("<a href=\"#q1-part-1\"");
        page.ShouldContain("id=\"q1-part-1\"");
        var words = ExamRoom.Words(page);
        foreach (var said in new[] { "A person scored this answer", "Fairness is meant.", "Scored by a person", "evidence for Says “first”" }) words.ShouldContain(said);
        words.ShouldNotContain("Your score was changed", customMessage: "the suggestion never counted");
    }

    [Fact]
    public async Task A_suggestion_is_confirmed_without_a_reason()
    {
        var answer = await room.HandInAsync(2, await room.WrittenAsync());
        using var marker = await room.MarkerAsync("instructor");
        (await MarkingRoom.MarkAsync(marker, answer, "3", "")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await room.GivenAsync(answer))[^1].Reason.ShouldStartWith("A person has read the answer");
    }

    [Fact]
    public async Task Of_two_that_save_at_once_one_counts_and_the_other_sees_both()
    {
        var answer = await room.HandInAsync(3, await room.WrittenAsync());
        using var one = await room.MarkerAsync("instructor");
        using var two = await room.MarkerAsync("admin");
        var answers = await Task.WhenAll(MarkingRoom.MarkAsync(one, answer, "4", "Complete enough"), MarkingRoom.MarkAsync(two, answer, "1", "Hardly anything"));
        answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.SeeOther, HttpStatusCode.Conflict]);
        var page = ExamRoom.Words(await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).Content.ReadAsStringAsync());
        foreach (var said in new[] { "4 of 4", "1 of 4", "Complete enough", "Hardly anything" }) page.ShouldContain(said);
        (await MarksAsync(answer)).ShouldHaveSingleItem();
        (await room.GivenAsync(answer)).Count.ShouldBe(2);
        (await room.CountEventsAsync("AttemptScored", answer.AttemptId)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_marks_that_agree_count_by_their_mean_and_neither_marker_sees_the_others()
    {
        var answer = await room.HandInAsync(4, await room.WrittenAsync(secondMarks: 100));
        using var one = await room.MarkerAsync("instructor");
        using var two = await room.MarkerAsync("admin");
        await MarkingRoom.MarkAsync(one, answer, "2", "Only half of the idea");
        (await room.NowAsync(answer)).AwaitsPerson.ShouldBeTrue();
        (await MarkingRoom.MarkAsync(one, answer, "3")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "nobody marks twice");
        ExamRoom.Words(await one.ReadAsync($"/staff/marking/{answer.Id}")).ShouldContain("You have marked this answer");
        (await one.ReadAsync("/staff/marking")).ShouldNotContain($"{answer.Id}");
        room.Clock.Move(TimeSpan.FromMinutes(11));
        foreach (var path in new[] { $"/staff/marking/{answer.Id}", $"/staff/attempts/{answer.AttemptId}", "/staff/audit" })
            (await two.ReadAsync(path)).ShouldNotContain("Only half of the idea", customMessage: path);
        await MarkingRoom.MarkAsync(two, answer, "2.33", "A little more than half");
        var now = await room.NowAsync(answer);
        (now.Outcome, now.Fraction).ShouldBe((Evaluators.Outcome.Scored, 0.54125m), "the mean of 0.5 and 0.5825");
        (await room.AttemptAsync(answer.AttemptId)).Points.ShouldBe(2.17m, "2.165, rounded once");
        (await room.GivenAsync(answer))[^1].Reason.ShouldContain("Only half of the idea A little more than half");
    }

    [Fact]
    public async Task Two_marks_that_are_apart_are_decided_by_a_third_person_who_sees_both()
    {
        var answer = await room.HandInAsync(5, await room.WrittenAsync(secondMarks: 100));
        using var one = await room.MarkerAsync("instructor");
        using var two = await room.MarkerAsync("admin");
        using var third = await room.MarkerAsync("developer");
        await Task.WhenAll(MarkingRoom.MarkAsync(one, answer, "1", "Too little"), MarkingRoom.MarkAsync(two, answer, "3", "Rather good"));
        (await MarksAsync(answer)).Select(m => m.Kind).ShouldBe([MarkKind.First, MarkKind.Second], "at the same moment, neither had seen the other's");
        (await room.NowAsync(answer)).AwaitsPerson.ShouldBeTrue();
        foreach (var marker in new[] { one, two }) (await MarkingRoom.MarkAsync(marker, answer, "2")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        room.Clock.Move(TimeSpan.FromMinutes(11));
        var page = ExamRoom.Words(await third.ReadAsync($"/staff/marking/{answer.Id}"));
        foreach (var said in new[] { "Too little", "Rather good", "a decision" }) page.ShouldContain(said);
        (await MarkingRoom.MarkAsync(third, answer, "2", "Between the two")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await room.NowAsync(answer)).Earned.ShouldBe(2);
        (await room.GivenAsync(answer))[^1].Reason.ShouldBe("Between the two");
        var agreement = ExamRoom.Words(await third.ReadAsync("/staff/agreement"));
        agreement.ShouldContain("Kappa of markers");
    }

    [Fact]
    public async Task A_share_of_the_certain_answers_waits_for_two_people_too()
    {
        var sure = MarkingRoom.Unsure.Replace("0.4", "0.95");
        (await room.HandInAsync(6, await room.WrittenAsync(secondMarks: 0, definition: sure))).AwaitsPerson.ShouldBeFalse();
        var answer = await room.HandInAsync(6, await room.WrittenAsync(secondMarks: 100, definition: sure));
        answer.AwaitsPerson.ShouldBeTrue();
        answer.Earned.ShouldBeNull("a score that is not final is not told");
    }

    [Fact]
    public async Task A_score_changed_by_override_is_no_longer_marked()
    {
        var answer = await room.HandInAsync(7, await room.WrittenAsync(secondMarks: 100));
        using var marker = await room.MarkerAsync("instructor");
        (await marker.PostFormAsync($"/staff/attempts/{answer.AttemptId}/score-overrides", ("Question", $"{answer.Id}"), ("Seen", $"{answer.EvaluationId}"), ("Points", "4"), ("Reason", "Settled by the board")))
            .StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var late = await room.MarkerAsync("admin");
        (await MarkingRoom.MarkAsync(late, answer, "1")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await room.NowAsync(answer)).Earned.ShouldBe(4);
        ExamRoom.Words(await late.ReadAsync($"/staff/marking/{answer.Id}")).ShouldContain("This answer is decided");
    }

    private Task<List<Mark>> MarksAsync(AttemptQuestion answer) =>
        room.InDbAsync(ExamRoom.College, db => db.Set<Mark>().AsNoTracking().Where(m => m.AttemptQuestionId == answer.Id).OrderBy(m => m.Kind).ToListAsync());
}
