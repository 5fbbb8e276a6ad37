using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Support;
using PrepPlatform.Tests.Web.Recordings;

namespace PrepPlatform.Tests.Web.Sitting;

/// <summary>Answers that are spoken: who may record and hear them, and what was heard in the learner's hands. Nothing is scored here but what a test says.</summary>
public sealed class SpokenTests(PrepApp app) : IClassFixture<PrepApp>
{
    private const string College = "northfield", Heard = "A browser asks DNS";

    [Fact]
    public async Task An_answer_is_a_recording_of_ones_own_for_that_question()
    {
        using var student = await RecorderAsync("student9");
        var attempt = await StartAsync(student.Visitor);
        var (first, second) = await QuestionsAsync(attempt);
        (await student.AskAsync(first.Id, kind: "other")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var other = await RecorderAsync("student10");
        (await other.AskAsync(first.Id, kind: CloseAttempt.Subject)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var name = await RecordAsync(student, first.Id);
        foreach (var (question, wrong) in new[] { (first, new string('0', 32)), (second, name) })
        {
            var refused = await ExamRoom.SaveAsync(student.Visitor, attempt, question.Id, 1, "test", ($"{question.Prefix}.audio", wrong));
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("This recording is not here");
        }

        (await ExamRoom.SaveAsync(student.Visitor, attempt, first.Id, 2, "test", ($"{first.Prefix}.audio", name))).IsSuccessStatusCode.ShouldBeTrue();
        (await app.InDbAsync(College, db => db.Set<AttemptQuestion>().Where(q => q.Id == first.Id).Select(q => q.Response).SingleAsync())).ShouldBe($$"""{"audio":"{{name}}"}""");
        (await app.InDbAsync(College, db => db.Set<Recording>().SingleAsync(r => r.SubjectId == first.Id))).TakenAt.ShouldNotBeNull();
        (await ExamRoom.SaveAsync(student.Visitor, attempt, first.Id, 3, "test", ($"{first.Prefix}.audio", name), ($"{first.Prefix}.corrected", "What I never said"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await student.Visitor.PostFormAsync($"/attempts/{attempt}/submission")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await student.AskAsync(first.Id, kind: CloseAttempt.Subject)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "the attempt is over");
    }

    [Fact]
    public async Task Whoever_reviews_attempts_hears_it_and_other_students_do_not()
    {
        var (_, _, name, _) = await AnsweredAsync("student11");
        foreach (var (user, site, status) in new[]
        {
            ("student11", College, HttpStatusCode.OK), ("admin", College, HttpStatusCode.OK), ("student12", College, HttpStatusCode.NotFound), ("mentor", College, HttpStatusCode.NotFound),
            ("admin", "lakeside", HttpStatusCode.NotFound),
        })
        {
            using var someone = await app.SignInAsync($"{user}@{site}.test", site);
            (await someone.GetAsync($"/recordings/{name}/audio")).StatusCode.ShouldBe(status, $"{user} of {site}");
        }
    }

    [Fact]
    public async Task What_was_heard_is_corrected_and_scored_anew_beside_what_was_heard()
    {
        var (attempt, question, name, _) = await AnsweredAsync("student12");
        using var student = await app.SignInAsync($"student12@{College}.test", College);
        (await CorrectAsync(student, attempt, question, "Too early")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "nothing was heard yet");
        await HearAsync(question, 1);
        (await student.ReadAsync($"/attempts/{attempt}")).ShouldContain("Correct what was heard");
        (await RefusedAsync(await CorrectAsync(student, attempt, question, $" {Heard} "))).ShouldContain("Change what is wrong");
        (await RefusedAsync(await CorrectAsync(student, attempt, question, ""))).ShouldContain("Write what you said");
        (await RefusedAsync(await CorrectAsync(student, attempt, question, new string('a', 20_001)))).ShouldContain("Keep this under 20,001 characters");
        using var other = await app.SignInAsync($"student10@{College}.test", College);
        (await CorrectAsync(other, attempt, question, "Not mine")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var corrected = await CorrectAsync(student, attempt, question, "The browser asks DNS");
        corrected.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        corrected.Headers.Location!.ToString().ShouldBe($"/attempts/{attempt}#question-1");
        var work = await app.InDbAsync(College, db => db.Set<EvaluationWork>().AsNoTracking().SingleAsync(w => w.SubjectId == question));
        (work.Revision, work.Response).ShouldBe((2, $$"""{"audio":"{{name}}","corrected":"The browser asks DNS"}"""));
        (await RefusedAsync(await CorrectAsync(student, attempt, question, "Again"))).ShouldContain("still being scored");
        await HearAsync(question, 2, "The browser asks DNS");
        using var admin = await app.SignInAsync($"admin@{College}.test", College);
        var page = await admin.ReadAsync($"/staff/attempts/{attempt}");
        page.ShouldContain("As the speaker corrected it");
        page.ShouldContain($"/recordings/{name}/audio");
    }

    [Fact]
    public async Task A_score_that_a_person_gave_is_not_corrected()
    {
        var (attempt, question, _, student) = await AnsweredAsync("student3");
        await HearAsync(question, 1);
        using var admin = await app.SignInAsync($"admin@{College}.test", College);
        var seen = (await app.InAsync(College, s => s.GetRequiredService<IEvaluations>().ReadAsync(CloseAttempt.Subject, [question], default)))[^1].Id;
        (await admin.PostFormAsync($"/staff/attempts/{attempt}/score-overrides", ("Question", $"{question}"), ("Seen", $"{seen}"), ("Points", "2"), ("Reason", "I have listened to it."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var learner = await app.SignInAsync($"{student}@{College}.test", College);
        (await learner.ReadAsync($"/attempts/{attempt}")).ShouldNotContain("Correct what was heard");
        (await RefusedAsync(await CorrectAsync(learner, attempt, question, "Another thing"))).ShouldContain("A person has listened");
    }

    [Fact]
    public async Task A_correction_does_not_get_past_two_markers()
    {
        var (attempt, question, _, user) = await AnsweredAsync("student5");
        await app.InDbAsync(College, db => db.Set<Assessment>().Where(a => a.Title == "Speaking round").ExecuteUpdateAsync(s => s.SetProperty(a => a.SecondMarkPercent, 100)));
        await HearAsync(question, 1);
        (await OutcomeAsync(question)).ShouldBe(Outcome.NeedsReview);
        using var student = await app.SignInAsync($"{user}@{College}.test", College);
        (await CorrectAsync(student, attempt, question, $"{Heard}!")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await HearAsync(question, 2, $"{Heard}!");
        (await OutcomeAsync(question)).ShouldBe(Outcome.NeedsReview);
        await app.InDbAsync(College, db => db.Set<Assessment>().Where(a => a.Title == "Speaking round").ExecuteUpdateAsync(s => s.SetProperty(a => a.SecondMarkPercent, 0)));
    }

    private Task<Outcome?> OutcomeAsync(Guid question) => app.InDbAsync(College, db => db.Set<AttemptQuestion>().Where(q => q.Id == question).Select(q => q.Outcome).SingleAsync());

    private static async Task<string> RefusedAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        return ExamRoom.Words(await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> CorrectAsync(Visitor student, Guid attempt, Guid question, string text) =>
        student.PostFormAsync($"/attempts/{attempt}/corrections", ("Question", $"{question}"), ("Text", text));

    private async Task<Recorder> RecorderAsync(string user)
    {
        var visitor = await app.SignInAsync($"{user}@{College}.test", College);
        return new Recorder(visitor, await visitor.TokenAsync());
    }

    private async Task<Guid> StartAsync(Visitor student)
    {
        var round = await app.InDbAsync(College, db => db.Set<Assessment>().Where(a => a.Title == "Speaking round").Select(a => a.Id).SingleAsync());
        return await ExamRoom.StartAsync(student, round);
    }

    private async Task<(AttemptQuestion First, AttemptQuestion Second)> QuestionsAsync(Guid attempt)
    {
        var all = await app.InDbAsync(College, db => db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.AttemptId == attempt).OrderBy(q => q.Position).ToListAsync());
        return (all[0], all[1]);
    }

    private static async Task<string> RecordAsync(Recorder student, Guid question)
    {
        var asked = await student.AskAsync(question, kind: CloseAttempt.Subject);
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
        var name = (await ExamRoom.JsonAsync(asked)).GetProperty("name").GetString()!;
        (await student.SendAsync(name, 0, RecordingApp.Wav(32_000))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await student.Visitor.PostAsync($"/recordings/{name}/whole", student.Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return name;
    }

    /// <summary>Answers the first question and hands in.</summary>
    private async Task<(Guid Attempt, Guid Question, string Name, string Student)> AnsweredAsync(string user)
    {
        using var student = await RecorderAsync(user);
        var attempt = await StartAsync(student.Visitor);
        var (first, _) = await QuestionsAsync(attempt);
        var name = await RecordAsync(student, first.Id);
        (await ExamRoom.SaveAsync(student.Visitor, attempt, first.Id, 1, "test", ($"{first.Prefix}.audio", name))).IsSuccessStatusCode.ShouldBeTrue();
        (await student.Visitor.PostFormAsync($"/attempts/{attempt}/submission")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return (attempt, first.Id, name, user);
    }

    /// <summary>As if the evaluator had listened.</summary>
    private Task<int> HearAsync(Guid question, int revision, string corrected = "") => app.InAsync(College, async s =>
    {
        var (db, subject) = (s.GetRequiredService<PrepDb>(), new EvaluationSubject(CloseAttempt.Subject, question, revision));
        await db.Set<EvaluationWork>().Where(w => w.SubjectId == question).ExecuteDeleteAsync();
        var words = Heard.Split(' ').Select((w, i) => new HeardWord(w, i, i + 0.5m, 0.9m)).ToList();
        var result = new EvaluationResult { Outcome = Outcome.Scored, Score = 0.25m, Criteria = [new("Key point 1", 1, 4, "You said this.")], Spoken = new SpokenAnswer(4, words, "test 1.0") { Corrected = corrected } };
        s.GetRequiredService<IEvaluations>().Adopt(subject, "short-text", new(Guid.CreateVersion7(), subject, result, "semantic-text", "1.0.0", null, "", DateTimeOffset.UnixEpoch), "");
        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await s.GetRequiredService<TakeEvaluation>().HandleAsync(new EvaluationCompleted(subject.Kind, subject.Id, revision, Guid.CreateVersion7()), CancellationToken.None);
        var saved = await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return saved;
    });
}
