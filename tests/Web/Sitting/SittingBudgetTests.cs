using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Sitting;

/// <summary>What a page and a save ask of the database, the session included.</summary>
public sealed class SittingBudgetTests(ExamRoom room) : IClassFixture<ExamRoom>
{
    [Fact]
    public async Task The_pages_of_sitting_take_few_queries()
    {
        using var student = await room.StudentAsync(1);
        var assessment = await room.PublishAsync();
        var attempt = await ExamRoom.StartAsync(student, assessment);
        await AtMostAsync(student, $"/attempts/{attempt}", 2);
        await AtMostAsync(student, $"/attempts/{attempt}?page=3", 2);
        await AtMostAsync(student, $"/attempts/{attempt}/responses", 2);
        await AtMostAsync(student, $"/attempts/{attempt}/submission", 2);
        await AtMostAsync(student, "/assessments", 3);
        await AtMostAsync(student, $"/assessments/{assessment}", 2);
        await AtMostAsync(student, "/attempts", 2);
        await student.PostFormAsync($"/attempts/{attempt}/submission");
        await AtMostAsync(student, $"/attempts/{attempt}", 4);
        using var staff = await room.SignInAsync("instructor@northfield.test", "northfield");
        await AtMostAsync(staff, "/staff/attempts", 4);
        await AtMostAsync(staff, $"/staff/attempts/{attempt}", 5);
    }

    [Fact]
    public async Task A_save_takes_four_commands_besides_its_transaction()
    {
        using var student = await room.StudentAsync(2);
        var attempt = await ExamRoom.StartAsync(student, await room.PublishAsync());
        var question = (await room.QuestionsAsync(attempt))[0];
        var token = await student.TokenAsync();
        using var counter = new QueryCounter();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["question"] = $"{question.Id}", ["sequence"] = "1", ["device"] = "x", [ExamRoom.Option(question, 0).Item1] = ExamRoom.Option(question, 0).Item2,
        });
        (await student.SendAsync(HttpMethod.Post, $"/attempts/{attempt}/responses", content, ("RequestVerificationToken", token), counter.Header)).EnsureSuccessStatusCode();
        counter.Commands.Count.ShouldBeInRange(2, 4, string.Join("\n\n", counter.Commands)); // Session, hold, question, and both writes in one.
    }

    [Fact]
    public async Task A_start_takes_few_queries_however_many_questions_there_are()
    {
        using var student = await room.StudentAsync(3);
        var assessment = await room.PublishAsync(types: Enumerable.Repeat(ExamRoom.Types, 5).SelectMany(t => t));
        var token = await student.TokenAsync();
        using var counter = new QueryCounter();
        using var content = new FormUrlEncodedContent([]);
        await student.SendAsync(HttpMethod.Post, $"/assessments/{assessment}/attempts", content, ("RequestVerificationToken", token), counter.Header);
        counter.Commands.Count.ShouldBeInRange(2, 6, string.Join("\n\n", counter.Commands));
    }

    private static async Task AtMostAsync(Visitor visitor, string path, int most)
    {
        using var counter = new QueryCounter();
        var answer = await visitor.GetAsync(path, counter.Header);
        answer.EnsureSuccessStatusCode();
        counter.Commands.Count.ShouldBeInRange(1, most, $"{path}\n{string.Join("\n\n", counter.Commands)}");
    }
}
