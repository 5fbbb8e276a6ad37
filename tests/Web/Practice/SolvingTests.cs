using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Practice;

/// <summary>Students at a problem.</summary>
public sealed class SolvingTests(PracticeRoom room) : IClassFixture<PracticeRoom>
{
    [Fact]
    public async Task What_is_typed_is_kept_for_each_language_and_comes_back()
    {
        using var student = await room.StudentAsync(11);
        (await student.PostFormAsync("/practice/problems/2/drafts", PracticeRoom.Program("first = 'draft'\r\nsecond"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await student.PostFormAsync("/practice/problems/2/drafts", PracticeRoom.Program("int main() { /* mine */ }", language: "cpp"));
        var drafts = await DraftsAsync(2, "student11");
        drafts.Select(d => d.Language).Order().ShouldBe(["cpp", "python"]);
        drafts.Single(d => d.Language == "python").Source.ShouldBe("first = 'draft'\nsecond");
        var page = await student.ReadAsync("/practice/problems/2");
        page.ShouldContain("int main() { /* mine */ }", customMessage: "the language of last time");
        page.ShouldContain("first = &#x27;draft&#x27;");
        var fragment = await SendAsync(student, "/practice/problems/2/drafts", PracticeRoom.Program("third"));
        PracticeRoom.Words(await fragment.Content.ReadAsStringAsync()).ShouldMatch(@"Saved \d\d:\d\d:\d\d");
        (await DraftsAsync(2, "student11")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_too_long_or_in_no_language_of_the_problem_is_refused_and_changes_nothing()
    {
        using var student = await room.StudentAsync(11);
        await student.PostFormAsync("/practice/problems/3/drafts", PracticeRoom.Program("kept"));
        (await student.PostFormAsync("/practice/problems/3/drafts", PracticeRoom.Program(new string('x', 65_537)))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await student.PostFormAsync("/practice/problems/3/submissions", PracticeRoom.Program(new string('x', 65_537)))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await student.PostFormAsync("/practice/problems/3/runs", PracticeRoom.Program("x", new string('1', 65_537)))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await student.PostFormAsync("/practice/problems/3/submissions", PracticeRoom.Program(" "))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await student.PostFormAsync("/practice/problems/3/submissions", PracticeRoom.Program("x", language: ""))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await DraftsAsync(3, "student11")).ShouldAllBe(d => d.Source == "kept" || d.Source == " " || d.Source == "x");
        (await room.InDbAsync(PracticeRoom.College, db => db.Set<Submission>().CountAsync(s => s.Source.Length > 60_000))).ShouldBe(0);
    }

    [Fact]
    public async Task A_run_is_given_examples_and_the_own_input_alone_and_counts_for_nothing()
    {
        using var student = await room.StudentAsync(11);
        var before = await room.ProblemAsync(1);
        var id = await PracticeRoom.HandInAsync(student, 1, "print(2)", "runs", "7 1\n3\n");
        var (given, definition) = await WorkAsync(id);
        given.ShouldBe("practice-run");
        definition.ShouldContain("7 1");
        definition.ShouldNotContain("900", customMessage: "a hidden test's first line");
        (await room.ProblemAsync(1)).Submissions.ShouldBe(before.Submissions);
        (await room.ProgressAsync(1, "student11")).ShouldBeNull();
    }

    [Fact]
    public async Task The_first_programs_for_a_problem_may_come_twice_at_once()
    {
        using var student = await room.StudentAsync(1);
        var token = await student.TokenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => student.PostAsync("/practice/problems/5/submissions", token, PracticeRoom.Program($"print({i})"))));
        foreach (var answer in answers) answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, PracticeRoom.Words(await answer.Content.ReadAsStringAsync()));
        answers.Select(a => a.Headers.Location).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Ten_programs_may_wait_and_the_next_one_is_kept_as_a_draft()
    {
        using var student = await room.StudentAsync(12);
        for (var i = 0; i < PracticeLimits.Waiting; i++) await PracticeRoom.HandInAsync(student, 1, $"print({i})");
        var refused = await student.PostFormAsync("/practice/problems/1/submissions", PracticeRoom.Program("print('one too many')"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Ten of your programs wait");
        (await DraftsAsync(1, "student12")).ShouldHaveSingleItem().Source.ShouldBe("print('one too many')");
    }

    [Fact]
    public async Task A_program_that_waits_says_how_many_are_before_it_and_asks_for_itself()
    {
        using var student = await room.StudentAsync(10);
        var id = await PracticeRoom.HandInAsync(student, 3);
        var page = await student.ReadAsync($"/practice/submissions/{id}");
        page.ShouldContain($"data-live=\"evaluation:practice-submission:{id:N}\"");
        page.ShouldContain("every 3s");
        PracticeRoom.Words(page).ShouldMatch("It is next|handed in before it");
        await room.DecideAsync(id, right: true);
        page = await student.ReadAsync($"/practice/submissions/{id}");
        page.ShouldNotContain("every 3s");
        page.ShouldContain("Accepted");
        page.ShouldContain("31 ms");
        page.ShouldNotContain("a note for staff");
        (await student.ReadAsync($"/practice/problems/3?from={id}")).ShouldContain("This is your program of");
    }

    [Fact]
    public async Task Hidden_tests_and_the_authors_solutions_are_in_nothing_that_a_student_gets()
    {
        const string Secret = "271828182";
        var number = await PublishAsync(Secret);
        using var student = await room.StudentAsync(7);
        var submission = await PracticeRoom.HandInAsync(student, number);
        var run = await PracticeRoom.HandInAsync(student, number, way: "runs", input: "1");
        foreach (var id in new[] { submission, run })
        {
            (await student.ReadAsync($"/practice/submissions/{id}")).ShouldNotContain(Secret);
            await room.DecideAsync(id, right: false);
            (await student.ReadAsync($"/practice/submissions/{id}")).ShouldNotContain(Secret);
        }

        foreach (var path in new[] { $"/practice/problems/{number}", $"/practice/problems/{number}?from={submission}", "/practice", "/practice/submissions", "/practice/statistics", "/dashboard", "/search?q=secret" })
            (await student.ReadAsync(path)).ShouldNotContain(Secret);
        (await WorkAsync(run)).Definition.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Anothers_program_and_another_colleges_are_not_found()
    {
        using var student = await room.StudentAsync(3);
        var theirs = await room.InDbAsync(PracticeRoom.College, db => db.Set<Submission>().Where(s => s.Kind == SubmissionKind.Submission).OrderBy(s => s.At).FirstAsync());
        if (theirs.PersonId == await room.PersonAsync("student3")) theirs = await room.InDbAsync(PracticeRoom.College, async db => { var me = theirs.PersonId; return await db.Set<Submission>().FirstAsync(s => s.PersonId != me && s.Kind == SubmissionKind.Submission); });
        var check = await room.InDbAsync(PracticeRoom.College, db => db.Set<Submission>().Where(s => s.Kind == SubmissionKind.Check).Select(s => s.Id).FirstAsync());
        var elsewhere = await room.InDbAsync("lakeside", db => db.Set<Submission>().Where(s => s.Kind == SubmissionKind.Submission).Select(s => s.Id).FirstAsync());
        foreach (var id in new[] { theirs.Id, check, elsewhere }) (await student.GetAsync($"/practice/submissions/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await student.ReadAsync($"/practice/problems/1?from={theirs.Id}")).ShouldNotContain("This is your program of");
        (await student.GetAsync("/practice/problems/10")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "a draft");
        (await student.PostFormAsync("/practice/problems/10/submissions", PracticeRoom.Program("x"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_main_pages_take_four_queries_each()
    {
        using var student = await room.StudentAsync(4);
        await student.ReadAsync("/practice"); // The day's challenge is chosen then.
        var own = await room.PersonAsync("student4");
        var id = await room.InDbAsync(PracticeRoom.College, db => db.Set<Submission>().Where(s => s.PersonId == own).Select(s => s.Id).FirstAsync());
        var plan = await room.InDbAsync(PracticeRoom.College, db => db.Set<StudyPlan>().Select(p => p.Id).FirstAsync());
        foreach (var path in new[] { "/practice", "/practice?status=Solved&q=doors", "/practice/problems/1", "/practice/submissions", $"/practice/submissions/{id}", "/practice/statistics", "/practice/leaderboard?period=All", "/practice/plans", $"/practice/plans/{plan}" })
            await AtMostAsync(student, path);
        using var staff = await room.StaffAsync();
        var problem = (await room.ProblemAsync(1)).Id;
        foreach (var path in new[] { "/staff/problems", $"/staff/problems/{problem}/submissions", $"/staff/problems/{problem}/rejudging", $"/staff/problems/submissions/{id}" }) await AtMostAsync(staff, path);
    }

    private static async Task AtMostAsync(Visitor visitor, string path)
    {
        using var counter = new QueryCounter();
        (await visitor.GetAsync(path, counter.Header)).EnsureSuccessStatusCode();
        counter.Commands.Count.ShouldBeInRange(1, 4, $"{path}\n{string.Join("\n\n", counter.Commands)}");
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor student, string path, (string Name, string Value)[] fields)
    {
        var token = await student.TokenAsync();
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await student.SendAsync(HttpMethod.Post, path, content, ("HX-Request", "true"), ("RequestVerificationToken", token));
    }

    private async Task<List<Draft>> DraftsAsync(int number, string user)
    {
        var (problem, person) = (await room.ProblemAsync(number), await room.PersonAsync(user));
        return await room.InDbAsync(PracticeRoom.College, db => db.Set<Draft>().AsNoTracking().Where(d => d.ProblemId == problem.Id && d.PersonId == person).ToListAsync());
    }

    private Task<(string Kind, string Definition)> WorkAsync(Guid id) => room.InDbAsync(PracticeRoom.College, async db =>
        await db.Set<Evaluation.Domain.EvaluationWork>().Where(w => w.SubjectId == id).Select(w => new ValueTuple<string, string>(w.SubjectKind, w.Definition)).SingleAsync());

    private Task<int> PublishAsync(string secret) => room.InDbAsync(PracticeRoom.College, async db =>
    {
        var number = await db.Set<CodingProblem>().MaxAsync(p => p.Number) + 1;
        var problem = new CodingProblem(number, Guid.CreateVersion7(), DateTimeOffset.UnixEpoch);
        var revision = new ProblemRevision(1, PracticeRoom.Definition(secret), problem.AuthorId, DateTimeOffset.UnixEpoch);
        problem.Save(revision, "secret", new("Echo with a secret", Difficulty.Easy, [], "", "", "", []), DateTimeOffset.UnixEpoch);
        var check = new Submission(SubmissionKind.Check, problem.Id, revision.Id, problem.AuthorId, "python", "x", DateTimeOffset.UnixEpoch) { MustPass = true };
        check.Judge(new() { Outcome = Evaluators.Outcome.Scored, Score = 1 });
        problem.Publish([check], DateTimeOffset.UnixEpoch);
        db.AddRange(problem, revision, check);
        await db.SaveChangesAsync();
        return number;
    });
}
