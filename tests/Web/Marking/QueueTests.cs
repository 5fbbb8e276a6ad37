using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Marking;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Tests.Support;
using PrepPlatform.Tests.Web.Sitting;

namespace PrepPlatform.Tests.Web.Marking;

/// <summary>The queue of answers that wait for a person: its order, whom it offers what, and who has what open.</summary>
public sealed class QueueTests(MarkingRoom room) : IClassFixture<MarkingRoom>
{
    [Fact]
    public async Task The_least_certain_stands_first_and_nobody_is_named()
    {
        var unsure = await room.WrittenAsync(definition: MarkingRoom.Unsure.Replace("0.4", "0.05"));
        var surer = await room.WrittenAsync(definition: MarkingRoom.Unsure.Replace("0.4", "0.6"));
        var second = await room.HandInAsync(1, surer);
        var first = await room.HandInAsync(2, unsure);
        using var marker = await room.MarkerAsync("instructor");
        var page = await marker.ReadAsync("/staff/marking");
        page.IndexOf($"{first.Id}", StringComparison.Ordinal).ShouldBeInRange(1, page.IndexOf($"{second.Id}", StringComparison.Ordinal));
        foreach (var name in new[] { "Aarav Mehta", "Diya Nair" }) page.ShouldNotContain(name);
        var answer = await marker.ReadAsync($"/staff/marking/{first.Id}");
        answer.ShouldNotContain("Diya Nair");
        answer.ShouldContain("The <mark title=\"the word first\">first</mark>");
        answer.ShouldContain("&lt;b&gt;first&lt;/b&gt;");
        answer.ShouldNotContain("<b>first</b>", customMessage: "an answer is text");
        var words = ExamRoom.Words(answer);
        foreach (var said in new[] { "Be kind", "Says “first”", "Says “fair”", "Looked for words.", "Its evaluator is unsure (5%)", "Your mark" }) words.ShouldContain(said);
        ExamRoom.Words(await marker.ReadAsync("/dashboard")).ShouldContain("answers wait for a person's mark");
    }

    [Fact]
    public async Task It_is_filtered_by_assessment_question_student_mark_and_what_is_open()
    {
        var (one, other) = (await room.WrittenAsync(), await room.WrittenAsync());
        var (mine, theirs) = (await room.HandInAsync(3, one), await room.HandInAsync(4, other));
        using var marker = await room.MarkerAsync("admin");
        await Shows($"assessment={one}", true, false);
        await Shows($"question={theirs.QuestionId}", false, true);
        await Shows("q=kabir", true, false);
        await Shows("q=nobody-at-all", false, false);
        await Shows($"stage=Second&assessment={one}", false, false);
        await Shows("mine=true", false, false);
        await marker.GetAsync($"/staff/marking/{theirs.Id}");
        await Shows("mine=true", false, true);
        (await marker.GetAsync("/staff/marking?stage=Nonsense")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        async Task Shows(string query, bool first, bool second)
        {
            var page = await marker.ReadAsync($"/staff/marking?{query}");
            (page.Contains($"/staff/marking/{mine.Id}", StringComparison.Ordinal), page.Contains($"/staff/marking/{theirs.Id}", StringComparison.Ordinal)).ShouldBe((first, second), query);
        }
    }

    [Fact]
    public async Task What_one_has_open_is_not_given_to_another_until_the_time_is_up()
    {
        var assessment = await room.WrittenAsync();
        var (a, b) = (await room.HandInAsync(5, assessment), await room.HandInAsync(6, assessment));
        using var one = await room.MarkerAsync("instructor");
        using var two = await room.MarkerAsync("admin");
        var next = $"/staff/marking/next?assessment={assessment}";
        (await one.GetAsync(next)).Headers.Location!.ToString().ShouldStartWith($"/staff/marking/{a.Id}?", customMessage: "the longest waiting");
        await one.GetAsync($"/staff/marking/{a.Id}");
        (await two.GetAsync(next)).Headers.Location!.ToString().ShouldStartWith($"/staff/marking/{b.Id}?");
        ExamRoom.Words(await two.ReadAsync($"/staff/marking/{a.Id}")).ShouldContain("Omar Siddiqui has this answer open");
        ExamRoom.Words(await two.ReadAsync($"/staff/marking?assessment={assessment}")).ShouldContain("Omar Siddiqui has it open");
        room.Clock.Move(ReadAnswer.Hold + TimeSpan.FromSeconds(1));
        ExamRoom.Words(await two.ReadAsync($"/staff/marking/{a.Id}")).ShouldContain("Your mark");
        (await room.NowAsync(a)).MarkerId.ShouldBe(await room.PersonAsync("admin"));
    }

    [Fact]
    public async Task One_keeps_a_single_answer_and_lets_it_go_by_marking_skipping_or_opening_another()
    {
        var assessment = await room.WrittenAsync(secondMarks: 100);
        var (a, b) = (await room.HandInAsync(5, assessment), await room.HandInAsync(6, assessment));
        using var one = await room.MarkerAsync("instructor");
        using var two = await room.MarkerAsync("admin");
        await one.GetAsync($"/staff/marking/{a.Id}");
        await one.GetAsync($"/staff/marking/{b.Id}");
        (await HeldAsync()).ShouldBe((false, true), "another was opened");
        await one.GetAsync($"/staff/marking/next?assessment={assessment}");
        (await HeldAsync()).ShouldBe((false, false), "it was skipped");
        await one.GetAsync($"/staff/marking/{a.Id}");
        await MarkingRoom.MarkAsync(one, a, "2", "Half of it");
        (await HeldAsync()).ShouldBe((false, false), "it was marked");
        await one.GetAsync($"/staff/marking/{a.Id}");
        (await HeldAsync()).ShouldBe((false, false), "who has marked it only looks");
        foreach (var path in new[] { $"/staff/marking?assessment={assessment}", $"/staff/marking/{a.Id}" })
            ExamRoom.Words(await two.ReadAsync(path)).ShouldNotContain("Omar Siddiqui has", customMessage: path);

        async Task<(bool, bool)> HeldAsync() => ((await room.NowAsync(a)).MarkerId is not null, (await room.NowAsync(b)).MarkerId is not null);
    }

    [Fact]
    public async Task The_headline_counts_all_that_wait_however_many_questions_they_answer()
    {
        using var student = await room.StudentAsync(12);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync(types: Enumerable.Repeat("single-choice", 40)));
        await student.PostFormAsync($"/attempts/{attempt}/submission");
        var since = room.Clock.GetUtcNow();
        await room.InDbAsync(ExamRoom.College, db => db.Set<AttemptQuestion>().Where(q => q.AttemptId == attempt)
            .ExecuteUpdateAsync(s => s.SetProperty(q => q.WaitsSince, since).SetProperty(q => q.Confidence, 0.5m).SetProperty(q => q.Outcome, Evaluators.Outcome.NeedsReview)));
        var reader = await room.PersonAsync("developer");
        var all = await room.InDbAsync(ExamRoom.College, db => db.Set<AttemptQuestion>().CountAsync(q => q.WaitsSince != null && !db.Set<Mark>().Any(m => m.AttemptQuestionId == q.Id && m.By == reader)));
        using var marker = await room.MarkerAsync("developer");
        System.Text.RegularExpressions.Regex.Match(ExamRoom.Words(await marker.ReadAsync("/staff/marking")), @"\S+ answers wait").Value.ShouldBe($"{all} answers wait");
    }

    [Fact]
    public async Task Next_and_back_walk_the_queue_and_save_and_next_goes_on()
    {
        var assessment = await room.WrittenAsync();
        var answers = new List<AttemptQuestion>();
        foreach (var student in new[] { 7, 8, 9 }) answers.Add(await room.HandInAsync(student, assessment));
        using var marker = await room.MarkerAsync("developer");
        var place = new QueueKey(answers[1].Confidence!.Value, answers[1].WaitsSince!.Value, answers[1].Id).Write();
        var query = $"assessment={assessment}&after={place}";
        (await marker.GetAsync($"/staff/marking/next?{query}")).Headers.Location!.ToString().ShouldContain($"{answers[2].Id}");
        (await marker.GetAsync($"/staff/marking/next?{query}&back=true")).Headers.Location!.ToString().ShouldContain($"{answers[0].Id}");
        var saved = await marker.PostFormAsync($"/staff/marking/{answers[1].Id}/marks?assessment={assessment}",
            ("Seen", $"{answers[1].EvaluationId}"), ("Points", "4"), ("Reason", "All there."), ("Next", "true"), ("Place", place));
        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await marker.GetAsync(saved.Headers.Location!.ToString())).Headers.Location!.ToString().ShouldContain($"{answers[2].Id}");
    }

    [Fact]
    public async Task Ones_own_and_another_colleges_answers_are_not_offered()
    {
        var answer = await room.HandInAsync(10, await room.WrittenAsync());
        await room.InDbAsync(ExamRoom.College, async db =>
        {
            var marker = await room.PersonAsync("instructor");
            var attempt = await db.Set<Attempt>().SingleAsync(a => a.Id == answer.AttemptId);
            db.Entry(attempt).Property(a => a.StudentId).CurrentValue = marker;
            return await db.SaveChangesAsync();
        });
        using var self = await room.MarkerAsync("instructor");
        (await self.ReadAsync("/staff/marking")).ShouldNotContain($"{answer.Id}");
        (await self.GetAsync($"/staff/marking/{answer.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await MarkingRoom.MarkAsync(self, answer, "4")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var stranger = await room.MarkerAsync("instructor", "lakeside");
        (await stranger.GetAsync($"/staff/marking/{answer.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await MarkingRoom.MarkAsync(stranger, answer, "4")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.ReadAsync("/staff/marking")).ShouldNotContain($"{answer.Id}");
        (await room.NowAsync(answer)).AwaitsPerson.ShouldBeTrue();
    }

    [Fact]
    public async Task The_pages_take_few_queries()
    {
        var answer = await room.HandInAsync(11, await room.WrittenAsync());
        using var marker = await room.MarkerAsync("admin");
        await AtMost("/staff/marking", 4);
        await AtMost($"/staff/marking/{answer.Id}", 5);
        await AtMost("/staff/agreement", 3);
        await AtMost("/staff/regrades", 4);

        async Task AtMost(string path, int most)
        {
            using var counter = new QueryCounter();
            (await marker.GetAsync(path, counter.Header)).EnsureSuccessStatusCode();
            counter.Commands.Count.ShouldBeInRange(1, most, $"{path}\n{string.Join("\n\n", counter.Commands)}");
        }
    }
}
