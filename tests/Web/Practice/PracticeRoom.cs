using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;
using PrepPlatform.Practice.Data;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Practice;

/// <summary>The product with the code judge's plugin, whose verdicts tests give themselves: no program is run here.</summary>
public class PracticeRoom : PrepApp
{
    public const string College = "northfield";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Services.GetRequiredService<PluginCatalogue>().SettledAsync(); // Plugins with a process of their own come up a moment after the host.
    }

    public Task<Visitor> StudentAsync(int number) => SignInAsync($"student{number}@{College}.test", College);

    public Task<Visitor> StaffAsync(string user = "instructor") => SignInAsync($"{user}@{College}.test", College);

    public Task<Guid> PersonAsync(string user, string college = College) => InAsync(college, async s => (await s.GetRequiredService<IPeople>().SearchAsync($"{user}@", 1, CancellationToken.None))[0]);

    internal Task<CodingProblem> ProblemAsync(int number, string college = College) => InDbAsync(college, db => db.Set<CodingProblem>().AsNoTracking().SingleAsync(p => p.Number == number));

    internal Task<Submission> SubmissionAsync(Guid id) => InDbAsync(College, db => db.Set<Submission>().AsNoTracking().SingleAsync(s => s.Id == id));

    internal async Task<Progress?> ProgressAsync(int number, string user)
    {
        var (problem, person) = (await ProblemAsync(number), await PersonAsync(user));
        return await InDbAsync(College, db => db.Set<Progress>().AsNoTracking().SingleOrDefaultAsync(p => p.ProblemId == problem.Id && p.PersonId == person));
    }

    /// <summary>Hands a program in and gives its id.</summary>
    public static async Task<Guid> HandInAsync(Visitor student, int problem, string source = "print(1)", string way = "submissions", string input = "")
    {
        ArgumentNullException.ThrowIfNull(student);
        var answer = await student.PostFormAsync($"/practice/problems/{problem}/{way}", Program(source, input));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    public static (string, string)[] Program(string source, string input = "", string language = "python") => [("Answer.language", language), ("Answer.source", source), ("Input", input)];

    /// <summary>The judge has decided: its evaluation is kept and the event delivered, as often as asked.</summary>
    internal async Task DecideAsync(Guid submission, bool right, int times = 1)
    {
        var subject = (await SubmissionAsync(submission)).Subject;
        await InAsync(College, async s =>
        {
            var result = new EvaluationResult { Outcome = Outcome.Scored, Score = right ? 1 : 0.25m, Verdict = right ? "AC" : "WA", Criteria = [new("Test 3", right ? 10 : 0, 10, right ? "" : "It put out something else.") { Verdict = right ? "AC" : "WA", Used = new(31, 2048) }], Notes = "a note for staff" };
            s.GetRequiredService<IEvaluations>().Adopt(subject, "code", new(Guid.CreateVersion7(), subject, result, "code-judge", "1.0.0", null, "", DateTimeOffset.UnixEpoch), "");
            return await s.GetRequiredService<PrepDb>().SaveChangesAsync();
        });
        for (var i = 0; i < times; i++) await TellAsync(subject);
    }

    internal Task<int> TellAsync(EvaluationSubject subject) => InAsync(College, async s =>
    {
        var db = s.GetRequiredService<PrepDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await s.GetRequiredService<TakeVerdict>().HandleAsync(new EvaluationCompleted(subject.Kind, subject.Id, subject.Revision, Guid.CreateVersion7()), CancellationToken.None);
        var saved = await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return saved;
    });

    /// <summary>A page's words without its tags.</summary>
    public static string Words(string html) => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(html, "<[^>]+>", " "), @"\s+", " "));

    /// <summary>A definition with one example and hidden tests that give themselves away.</summary>
    internal static string Definition(string secret) => JsonSerializer.Serialize(new
    {
        prompt = "Put out the number that you read.", points = 10,
        tests = new object[] { new { input = "5\n", output = "5\n", points = 0 }, new { input = $"{secret}\n", output = $"{secret}\n", hidden = true } },
        reference = new { language = "python", source = $"print(input())  # reference-{secret}\n" },
        wrong = new[] { new { language = "python", source = "print(5)\n", note = "Always five" } },
    });
}
