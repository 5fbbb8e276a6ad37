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
        (await MarkingRoom.MarkAsync(third, answer, "2", "Blind")).StatusCode.ShouldBe(HttpStatusCode.Conflict, "a page that shows no mark decides between none");
        var page = await third.ReadAsync($"/staff/marking/{answer.Id}");
        foreach (var said in new[] { "Too little", "Rather good", "a decision" }) ExamRoom.Words(page).ShouldContain(said);
        page.ShouldContain("name=\"Marks\" value=\"2\"");
        (await MarkingRoom.MarkAsync(third, answer, "2", "Between the two", ("Marks", "2"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
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
        var answer = await room.HandInAsync(7, await room.WrittenAsync());
        using var marker = await room.MarkerAsync("instructor");
        (await marker.PostFormAsync($"/staff/attempts/{answer.AttemptId}/score-overrides", ("Question", $"{answer.Id}"), ("Seen", $"{answer.EvaluationId}"), ("Points", "4"), ("Reason", "Settled by the board")))
            .StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var late = await room.MarkerAsync("admin");
        (await MarkingRoom.MarkAsync(late, answer, "1")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await room.NowAsync(answer)).Earned.ShouldBe(4);
        ExamRoom.Words(await late.ReadAsync($"/staff/marking/{answer.Id}")).ShouldContain("This answer is decided");
    }

    [Fact]
    public async Task An_answer_that_two_people_are_to_mark_is_not_scored_past_them()
    {
        var answer = await room.HandInAsync(8, await room.WrittenAsync(secondMarks: 100));
        using var staff = await room.MarkerAsync("instructor");
        (await staff.ReadAsync($"/staff/attempts/{answer.AttemptId}")).ShouldContain($"/staff/marking/{answer.Id}");
        var refused = await staff.PostFormAsync(
            $"/staff/attempts/{answer.AttemptId}/score-overrides", ("Question", $"{answer.Id}"), ("Seen", $"{answer.EvaluationId}"), ("Points", "4"), ("Reason", "Settled by the board"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ExamRoom.Words(await refused.Content.ReadAsStringAsync()).ShouldContain("Two people mark this answer");
        (await room.NowAsync(answer)).AwaitsPerson.ShouldBeTrue();
    }

    [Theory]
    [InlineData("0.666667", "0.666667", "0.666667", "0.666667", "0.666667", "0.666667")]
    [InlineData("1.333333", "1.333333", "1.333333")]
    [InlineData("0.126", "0.126", "0.126", "3.622")]
    public async Task Parts_that_are_left_as_they_are_shown_agree_with_the_suggestion(params string[] worth)
    {
        string[] words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"];
        var points = string.Join(',', worth.Select((w, i) => $$"""{"text":"{{words[i]}}","points":{{w}}}"""));
        var answer = await room.HandInAsync(9, await room.WrittenAsync(definition: $$"""{"prompt":"Say them.","points":4,"confidence":0.4,"keyPoints":[{{points}}]}"""), string.Join(' ', words));
        using var marker = await room.MarkerAsync("instructor");
        var page = await marker.ReadAsync($"/staff/marking/{answer.Id}");
        var shown = System.Text.RegularExpressions.Regex.Matches(page, "name=\"Parts\\[\\d\\]\".*? value=\"([0-9.]+)\"").Select((m, i) => ($"Parts[{i}]", m.Groups[1].Value)).ToArray();
        shown.Length.ShouldBe(worth.Length);
        (await MarkingRoom.MarkAsync(marker, answer, "", "", shown)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var given = (await room.GivenAsync(answer))[^1].Result;
        (given.Score, string.Join(' ', given.Criteria.Select(c => c.Points.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)))).ShouldBe((answer.Fraction!.Value, string.Join(' ', worth)));
    }

    [Fact]
    public async Task The_learner_reads_of_a_person_and_not_of_whom()
    {
        var answer = await room.HandInAsync(10, await room.WrittenAsync());
        using var marker = await room.MarkerAsync("instructor");
        await MarkingRoom.MarkAsync(marker, answer, "2", "Half of it");
        using var student = await room.StudentAsync(10);
        var page = ExamRoom.Words(await student.ReadAsync($"/attempts/{answer.AttemptId}"));
        page.ShouldContain("Scored by a person (Northfield");
        page.ShouldNotContain("Omar Siddiqui");
    }

    private Task<List<Mark>> MarksAsync(AttemptQuestion answer) =>
        room.InDbAsync(ExamRoom.College, db => db.Set<Mark>().AsNoTracking().Where(m => m.AttemptQuestionId == answer.Id).OrderBy(m => m.Kind).ToListAsync());
}
