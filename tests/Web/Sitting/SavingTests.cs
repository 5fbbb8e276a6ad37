using System.Net;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Sitting;

/// <summary>Answers as they arrive: out of order, again and again, from anywhere, and what is no answer at all.</summary>
public sealed class SavingTests(ExamRoom room) : IClassFixture<ExamRoom>
{
    private sealed record Sitting(Visitor Student, Guid Attempt, List<AttemptQuestion> Questions) : IDisposable
    {
        public AttemptQuestion Choice => Questions[0];

        public Task<HttpResponseMessage> SaveAsync(long sequence, string device, params (string, string)[] fields) =>
            ExamRoom.SaveAsync(Student, Attempt, Choice.Id, sequence, device, fields);

        public void Dispose() => Student.Dispose();
    }

    [Fact]
    public async Task The_highest_number_counts_whenever_it_arrives_and_every_answer_is_kept()
    {
        using var s = await SitAsync(1);
        (await s.SaveAsync(3, "phone", Option(s, 2))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var late = await s.SaveAsync(2, "phone", Option(s, 1));
        late.StatusCode.ShouldBe(HttpStatusCode.OK);
        var json = await ExamRoom.JsonAsync(late);
        (json.GetProperty("counts").GetBoolean(), json.GetProperty("sequence").GetInt64()).ShouldBe((false, 3));
        (await ResponseAsync(s)).ShouldBe($$"""{"selected":["{{Option(s, 2).Item2}}"]}""");
        (await room.SavedAsync(s.Choice.Id)).Select(r => r.Sequence).ShouldBe([3, 2]);
    }

    [Fact]
    public async Task Sent_five_times_at_once_it_is_kept_once()
    {
        using var s = await SitAsync(2);
        var devices = Enumerable.Range(0, 5).Select(_ => s.Student.Copy()).ToList();
        var answers = await Task.WhenAll(devices.Select(d => ExamRoom.SaveAsync(d, s.Attempt, s.Choice.Id, 1, "phone", Option(s, 1))));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        (await room.SavedAsync(s.Choice.Id)).ShouldHaveSingleItem();
        devices.ForEach(d => d.Dispose());
    }

    [Fact]
    public async Task A_number_is_not_used_for_two_answers()
    {
        using var s = await SitAsync(3);
        await s.SaveAsync(1, "phone", Option(s, 1));
        (await s.SaveAsync(1, "phone", Option(s, 0))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ResponseAsync(s)).ShouldContain(Option(s, 1).Item2);
    }

    [Fact]
    public async Task Of_two_devices_with_the_same_number_the_second_hears_so_and_wins_with_a_higher_one()
    {
        using var s = await SitAsync(4);
        using var other = s.Student.Copy();
        await s.SaveAsync(1, "laptop", Option(s, 0));
        var tied = await ExamRoom.JsonAsync(await ExamRoom.SaveAsync(other, s.Attempt, s.Choice.Id, 1, "phone", Option(s, 1)));
        tied.GetProperty("counts").GetBoolean().ShouldBeFalse("the laptop shows its answer as saved");
        tied.GetProperty("sequence").GetInt64().ShouldBe(1);
        (await ExamRoom.JsonAsync(await ExamRoom.SaveAsync(other, s.Attempt, s.Choice.Id, 1, "phone", Option(s, 1)))).GetProperty("counts").GetBoolean().ShouldBeFalse("a repeat says the same");
        (await ResponseAsync(s)).ShouldContain(Option(s, 0).Item2);
        await ExamRoom.SaveAsync(other, s.Attempt, s.Choice.Id, 2, "phone", Option(s, 1));
        (await ResponseAsync(s)).ShouldContain(Option(s, 1).Item2);
        await s.SaveAsync(3, "laptop");
        (await ResponseAsync(s)).ShouldBeEmpty("it was cleared");
        (await room.SavedAsync(s.Choice.Id)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Another_students_and_another_tenants_attempt_is_not_there()
    {
        using var s = await SitAsync(5);
        using var classmate = await room.StudentAsync(6);
        using var stranger = await room.StudentAsync(5, "lakeside");
        foreach (var other in new[] { classmate, stranger })
        {
            (await ExamRoom.SaveAsync(other, s.Attempt, s.Choice.Id, 1, "x", Option(s, 1))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.GetAsync($"/attempts/{s.Attempt}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.GetAsync($"/attempts/{s.Attempt}/responses")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.PostFormAsync($"/attempts/{s.Attempt}/pages", ("page", "1"), ("q1-sequence", "0"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.PostFormAsync($"/attempts/{s.Attempt}/flags", ("question", $"{s.Choice.Id}"), ("flagged", "true"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.PostFormAsync($"/attempts/{s.Attempt}/submission")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await room.SavedAsync(s.Choice.Id)).ShouldBeEmpty();
        (await room.AttemptAsync(s.Attempt)).Status.ShouldBe(AttemptStatus.InProgress);
    }

    [Fact]
    public async Task What_is_no_answer_to_the_question_is_refused_with_a_sentence_and_loses_nothing()
    {
        using var s = await SitAsync(7);
        await s.SaveAsync(1, "phone", Option(s, 1));
        (string, string)[][] wrong = [[($"{s.Choice.Prefix}.selected", "o99")], [Option(s, 0), Option(s, 1)], [($"{s.Choice.Prefix}.value", "12")], [($"{s.Choice.Prefix}.selected", "")]];
        foreach (var fields in wrong)
        {
            var answer = await s.SaveAsync(2, "phone", fields);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await ExamRoom.JsonAsync(answer)).GetProperty("message").GetString()!.ShouldContain("not kept");
        }

        foreach (var (sequence, device) in new[] { ("0", "phone"), ("-1", "phone"), ("99999999999999999999", "phone"), ("two", "phone"), ("2", ""), ("2", "a<b>"), ("2", new string('x', 41)) })
        {
            var answer = await s.Student.PostFormAsync($"/attempts/{s.Attempt}/responses", ("question", $"{s.Choice.Id}"), ("sequence", sequence), ("device", device), Option(s, 0));
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{sequence} {device}");
        }

        using var mine = await SitAsync(8);
        (await ExamRoom.SaveAsync(s.Student, s.Attempt, mine.Choice.Id, 2, "phone", Option(s, 0))).StatusCode.ShouldBe(HttpStatusCode.NotFound, "a question of another attempt");
        (await s.Student.PostAsync($"/attempts/{s.Attempt}/responses", null, ("question", $"{s.Choice.Id}"), ("sequence", "2"), ("device", "phone"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "no token");
        (await ResponseAsync(s)).ShouldContain(Option(s, 1).Item2);
        (await room.SavedAsync(s.Choice.Id)).Select(r => r.Sequence).ShouldBe([1]);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_with_a_sentence()
    {
        using var s = await SitAsync(9);
        var typed = s.Questions.Single(q => q.Type == "fill-in");
        (await ExamRoom.SaveAsync(s.Student, s.Attempt, typed.Id, 1, "phone", ($"{typed.Prefix}.blanks[0]", "seven"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = await s.Student.TokenAsync();
        foreach (var length in new[] { 300_000, 2_000_000 })
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["question"] = $"{typed.Id}", ["sequence"] = "2", ["device"] = "phone", [$"{typed.Prefix}.blanks[0]"] = new('x', length),
            });
            var answer = await s.Student.SendAsync(HttpMethod.Post, $"/attempts/{s.Attempt}/responses", content, ("RequestVerificationToken", token));
            ((int)answer.StatusCode).ShouldBeInRange(413, 422);
            (await ExamRoom.JsonAsync(answer)).GetProperty("message").GetString()!.ShouldContain("not kept");
        }

        (await room.QuestionsAsync(s.Attempt)).Single(q => q.Id == typed.Id).Response!.ShouldContain("seven");
    }

    [Fact]
    public async Task Flags_are_as_sent_last()
    {
        using var s = await SitAsync(10);
        foreach (var flagged in new[] { "true", "true", "false", "true" })
            (await s.Student.PostFormAsync($"/attempts/{s.Attempt}/flags", ("question", $"{s.Choice.Id}"), ("flagged", flagged))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await room.QuestionsAsync(s.Attempt))[0].Flagged.ShouldBeTrue();
        (await s.Student.PostFormAsync($"/attempts/{s.Attempt}/flags", ("question", "x"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_page_without_scripts_keeps_every_answer_on_the_way_to_the_next()
    {
        using var s = await SitAsync(11);
        var second = s.Questions[1];
        var next = await s.Student.PostFormAsync($"/attempts/{s.Attempt}/pages",
            ("page", "1"), ("go", "2"), ("q1-sequence", "0"), Option(s, 1), ("q2-sequence", "0"), ExamRoom.Option(second, 0), ("flag", $"{second.Id}"));
        next.Headers.Location!.ToString().ShouldBe($"/attempts/{s.Attempt}?page=2");
        var kept = await room.QuestionsAsync(s.Attempt);
        kept.Take(2).ShouldAllBe(q => q.Response != null);
        kept[1].Flagged.ShouldBeTrue();
        var refused = await s.Student.PostFormAsync($"/attempts/{s.Attempt}/pages", ("page", "1"), ("go", "2"), ("q1-sequence", "1"), ($"{s.Choice.Prefix}.selected", "zzz"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("One answer was not kept");
        var palette = await s.Student.PostFormAsync($"/attempts/{s.Attempt}/pages", ("page", "1"), ("question", "7"));
        palette.Headers.Location!.ToString().ShouldBe($"/attempts/{s.Attempt}?page=4#question-7");
    }

    [Fact]
    public async Task An_old_page_does_not_take_back_what_another_device_answered_since()
    {
        using var s = await SitAsync(12);
        await s.SaveAsync(1, "laptop", Option(s, 0));
        await s.SaveAsync(2, "phone", Option(s, 1));
        // The page was made after the first answer and is sent as it was.
        await s.Student.PostFormAsync($"/attempts/{s.Attempt}/pages", ("page", "1"), ("go", "2"), ("q1-sequence", "1"), Option(s, 0));
        (await ResponseAsync(s)).ShouldContain(Option(s, 1).Item2);
        // It is changed there: now it is the later one.
        await s.Student.PostFormAsync($"/attempts/{s.Attempt}/pages", ("page", "1"), ("go", "2"), ("q1-sequence", "1"), Option(s, 2));
        (await ResponseAsync(s)).ShouldContain(Option(s, 2).Item2);
    }

    private static (string, string) Option(Sitting s, int place) => ExamRoom.Option(s.Choice, place);

    private async Task<string> ResponseAsync(Sitting s) => (await room.QuestionsAsync(s.Attempt))[0].Response ?? "";

    private async Task<Sitting> SitAsync(int student)
    {
        var visitor = await room.StudentAsync(student);
        var attempt = await ExamRoom.StartAsync(visitor, await room.PublishAsync());
        return new(visitor, attempt, await room.QuestionsAsync(attempt));
    }
}
