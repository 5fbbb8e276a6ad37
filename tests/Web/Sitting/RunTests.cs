using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Sitting;

/// <summary>Programs that candidates try during an attempt, in the demo's coding round, which is under way.</summary>
public sealed class RunTests(PrepApp app) : IClassFixture<PrepApp>
{
    private const string College = "northfield", Sitter = "student7@northfield.test";

    [Fact]
    public async Task A_run_is_given_the_examples_and_the_own_input_and_leaves_the_answer_alone()
    {
        var (attempt, question, prefix) = await UnderWayAsync();
        using var student = await app.SignInAsync(Sitter, College);
        var answer = await RunAsync(student, attempt, question, prefix, "print(42)", "3\n1 1 1\n");
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var run = answer.Headers.Location!.ToString();
        var id = Guid.Parse(run.Split('/')[^1]);
        (await student.ReadAsync(run)).ShouldContain("Your program is being run");
        var work = await app.InDbAsync(College, db => db.Set<EvaluationWork>().AsNoTracking().SingleAsync(w => w.SubjectKind == TrialRun.SubjectKind && w.SubjectId == id));
        work.Definition.ShouldContain("3\\n1 1 1");
        work.Definition.ShouldNotContain("\"hidden\":true");
        work.Definition.ShouldNotContain("1 1 1 1 1 1", customMessage: "that is a hidden test");
        (await app.InDbAsync(College, db => db.Set<AttemptQuestion>().Where(q => q.Id == question).Select(q => q.Response).SingleAsync()))!.ShouldNotContain("print(42)");
        using var other = await app.SignInAsync("student2@northfield.test", College);
        (await other.GetAsync(run)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RunAsync(other, attempt, question, prefix, "print(1)")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var elsewhere = await app.SignInAsync("student7@lakeside.test", "lakeside");
        (await elsewhere.GetAsync(run)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RunAsync(elsewhere, attempt, question, prefix, "print(1)")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_cannot_be_run_is_refused_in_words_and_nobody_runs_without_end()
    {
        var (attempt, question, prefix) = await UnderWayAsync();
        using var student = await app.SignInAsync(Sitter, College);
        await RefusedAsync(await RunAsync(student, attempt, question, prefix, "   "), "Write a program first.");
        await RefusedAsync(await RunAsync(student, attempt, question, prefix, "print(1)", new string('1', TrialRun.LongestInput + 1)), "Your own input is longer");
        await RefusedAsync(await RunAsync(student, attempt, question, prefix, "print(1)", language: "cobol"), "This answer does not belong to this question");
        await app.InDbAsync(College, db => db.Set<TrialRun>().ExecuteDeleteAsync());
        for (var i = 0; i < TrialRun.Most; i++) (await RunAsync(student, attempt, question, prefix, $"print({i})")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await RefusedAsync(await RunAsync(student, attempt, question, prefix, "print(99)"), "ten times within a minute");
    }

    [Fact]
    public async Task After_the_end_nothing_is_run()
    {
        var ended = await app.InDbAsync(College, db => db.Set<Attempt>().Where(a => a.Status == AttemptStatus.Submitted).Join(db.Set<AttemptQuestion>().Where(q => q.Type == "code"), a => a.Id, q => q.AttemptId, (a, q) => new { a.Id, a.StudentId, Question = q.Id, q.Position }).FirstAsync());
        var email = await app.InAsync(College, async s => (await ((Contracts.Identity.IPeople)s.GetService(typeof(Contracts.Identity.IPeople))!).FindAsync([ended.StudentId], CancellationToken.None))[ended.StudentId].Email);
        using var student = await app.SignInAsync(email, College);
        await RefusedAsync(await RunAsync(student, ended.Id, ended.Question, AttemptQuestion.PrefixOf(ended.Position), "print(1)"), "The time is up");
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, string why)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ExamRoom.Words(await answer.Content.ReadAsStringAsync()).ShouldContain(why);
    }

    private static Task<HttpResponseMessage> RunAsync(Visitor visitor, Guid attempt, Guid question, string prefix, string source, string input = "", string language = "python") =>
        visitor.PostFormAsync($"/attempts/{attempt}/runs", ("run", $"{question}"), ($"{prefix}.language", language), ($"{prefix}.source", source), ($"input-{question}", input));

    private Task<(Guid Attempt, Guid Question, string Prefix)> UnderWayAsync() => app.InDbAsync(College, async db =>
    {
        var found = await db.Set<Attempt>().Where(a => a.Status == AttemptStatus.InProgress)
            .Join(db.Set<AttemptQuestion>().Where(q => q.Type == "code" && q.Position == 1), a => a.Id, q => q.AttemptId, (a, q) => new { a.Id, Question = q.Id, q.Position }).SingleAsync();
        return (found.Id, found.Question, AttemptQuestion.PrefixOf(found.Position));
    });
}
