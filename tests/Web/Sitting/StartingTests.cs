using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Sitting;

/// <summary>Who may start when, and what an attempt is made of.</summary>
public sealed class StartingTests(ExamRoom room) : IClassFixture<ExamRoom>
{
    private const string Broken = """{"prompt":"What is left?","points":1,"options":[]}""";

    [Fact]
    public async Task Pressed_several_times_at_once_it_starts_one_attempt_and_later_resumes_it()
    {
        using var student = await room.StudentAsync(1);
        var assessment = await room.PublishAsync(r => r with { MostAttempts = 3 });
        var devices = Enumerable.Range(0, 5).Select(_ => student.Copy()).ToList();
        var attempts = await Task.WhenAll(devices.Select(d => ExamRoom.StartAsync(d, assessment)));
        attempts.Distinct().ShouldHaveSingleItem();
        (await ExamRoom.StartAsync(student, assessment)).ShouldBe(attempts[0]);
        (await room.InDbAsync(ExamRoom.College, db => db.Set<Attempt>().CountAsync(a => a.AssessmentId == assessment))).ShouldBe(1);
        devices.ForEach(d => d.Dispose());
    }

    [Fact]
    public async Task It_ends_with_its_limit_or_with_the_assessment_whichever_is_first()
    {
        using var student = await room.StudentAsync(2);
        var now = room.Clock.GetUtcNow();
        var whole = await room.AttemptAsync(await ExamRoom.StartAsync(student, await room.PublishAsync(r => r with { ClosesAt = now.AddHours(2) })));
        (whole.Deadline - whole.StartedAt).ShouldBe(TimeSpan.FromMinutes(30));
        var end = now.AddMinutes(10);
        var cut = await room.AttemptAsync(await ExamRoom.StartAsync(student, await room.PublishAsync(r => r with { ClosesAt = end })));
        cut.Deadline.ShouldBe(end, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Too_early_too_late_or_too_often_it_says_why_and_does_not_start()
    {
        using var student = await room.StudentAsync(3);
        var now = room.Clock.GetUtcNow();
        await RefusesAsync(student, await room.PublishAsync(r => r with { OpensAt = now.AddDays(1) }), "not open yet");
        await RefusesAsync(student, await room.PublishAsync(r => r with { ClosesAt = now.AddSeconds(-1) }), "closed");
        var once = await room.PublishAsync();
        await student.PostFormAsync($"/attempts/{await ExamRoom.StartAsync(student, once)}/submission");
        await RefusesAsync(student, once, "used every attempt");
        (await student.PostFormAsync($"/assessments/{Guid.CreateVersion7()}/attempts")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var stranger = await room.StudentAsync(3, "lakeside");
        (await stranger.PostFormAsync($"/assessments/{once}/attempts")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/assessments/{once}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var author = await room.SignInAsync("developer@northfield.test", "northfield");
        (await author.PostFormAsync($"/assessments/{once}/attempts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Where_a_question_no_longer_fits_its_type_the_start_says_so_and_uses_no_attempt()
    {
        using var student = await room.StudentAsync(4);
        var assessment = await room.PublishAsync();
        await BreakAsync(assessment);
        await RefusesAsync(student, assessment, "no attempt is used");
        (await room.InDbAsync(ExamRoom.College, db => db.Set<Attempt>().CountAsync(a => a.AssessmentId == assessment))).ShouldBe(0);
        using var admin = await room.SignInAsync("admin@northfield.test", "northfield");
        (await admin.ReadAsync("/staff/audit")).ShouldContain("could not be started");
    }

    [Fact]
    public async Task A_drawn_question_that_no_longer_fits_is_replaced_by_another()
    {
        var author = await room.PersonAsync("developer");
        var category = "Replaced";
        var good = await room.InDbAsync(ExamRoom.College, async db =>
        {
            var example = await db.Set<QuestionRevision>().Where(r => r.Definition.Contains("\"options\"")).Select(r => r.Definition).FirstAsync();
            var broken = Enumerable.Range(0, 3).Select(_ => ExamRoom.Add(db, "single-choice", Broken, author, category)).ToList();
            var fine = Enumerable.Range(0, 2).Select(_ => ExamRoom.Add(db, "multiple-choice", example, author, category).Id).ToList();
            await db.SaveChangesAsync();
            return fine;
        });
        var assessment = await room.PublishAsync(items: (section, _) => section.Items.Add(SectionItem.Draw(1, 2, new(category, null, null, null), 2)));
        foreach (var number in new[] { 5, 6, 7 })
        {
            using var student = await room.StudentAsync(number);
            var questions = await room.QuestionsAsync(await ExamRoom.StartAsync(student, assessment));
            questions.Select(q => q.QuestionId).Order().ShouldBe(good.Order());
        }
    }

    [Fact]
    public async Task Everything_is_frozen_at_the_start_and_the_page_holds_no_key()
    {
        using var student = await room.StudentAsync(8);
        var assessment = await room.PublishAsync(r => r with { ShuffleQuestions = true });
        var attempt = await ExamRoom.StartAsync(student, assessment);
        var before = await student.ReadAsync($"/attempts/{attempt}");
        await BreakAsync(assessment);
        var after = await student.ReadAsync($"/attempts/{attempt}");
        Cut(after).ShouldBe(Cut(before));
        var questions = await room.QuestionsAsync(attempt);
        questions.Select(q => q.Seed).ShouldBeUnique();
        questions.ShouldAllBe(q => q.Seed != 0);
        questions.ShouldAllBe(q => !q.Presented.Contains("correct", StringComparison.OrdinalIgnoreCase) && !q.Presented.Contains("feedback", StringComparison.OrdinalIgnoreCase)
            && !q.Presented.Contains("answer\":", StringComparison.OrdinalIgnoreCase));
        questions.Select(q => q.Page).ShouldBe([1, 1, 2, 2, 3, 3, 4]);
    }

    [Fact]
    public async Task What_was_approved_is_what_is_sat_whatever_its_author_saves_later()
    {
        using var student = await room.StudentAsync(9);
        var assessment = await room.PublishAsync();
        var approved = await room.InDbAsync(ExamRoom.College, async db =>
        {
            var item = await db.Set<Section>().Where(s => s.AssessmentId == assessment).SelectMany(s => s.Items).OrderBy(i => i.Position).FirstAsync();
            var question = await db.Set<Question>().SingleAsync(q => q.Id == item.QuestionId);
            var kept = question.RevisionId;
            var definition = await db.Set<QuestionRevision>().Where(r => r.Id == kept).Select(r => r.Definition).SingleAsync();
            var later = new QuestionRevision(2, "Another question", definition, 9, Guid.CreateVersion7(), "", DateTimeOffset.UnixEpoch);
            question.Save(later, "", "Tests", Difficulty.Easy, [], DateTimeOffset.UnixEpoch);
            db.Add(later);
            await db.SaveChangesAsync();
            return kept;
        });
        (await room.QuestionsAsync(await ExamRoom.StartAsync(student, assessment)))[0].RevisionId.ShouldBe(approved);
    }

    /// <summary>The questions alone: the rest of the page tells the time.</summary>
    private static string Cut(string page) => page[page.IndexOf("<article", StringComparison.Ordinal)..page.LastIndexOf("</article>", StringComparison.Ordinal)];

    private static async Task RefusesAsync(Visitor student, Guid assessment, string why)
    {
        var answer = await student.PostFormAsync($"/assessments/{assessment}/attempts");
        answer.Headers.Location!.ToString().ShouldBe($"/assessments/{assessment}");
        ExamRoom.Words(await student.ReadAsync($"/assessments/{assessment}")).ShouldContain(why);
    }

    /// <summary>Its first question becomes what no type accepts, as after an update of a plugin.</summary>
    private Task BreakAsync(Guid assessment) => room.InDbAsync(ExamRoom.College, async db =>
    {
        var item = await db.Set<Section>().Where(s => s.AssessmentId == assessment).SelectMany(s => s.Items).OrderBy(i => i.Position).FirstAsync();
        return await db.Set<QuestionRevision>().Where(r => r.Id == item.RevisionId).ExecuteUpdateAsync(r => r.SetProperty(x => x.Definition, Broken));
    });
}
