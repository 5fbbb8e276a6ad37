using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Sitting;

/// <summary>The product with a clock that tests set, and what tests of sitting need: assessments, students, saving.</summary>
public class ExamRoom : PrepApp
{
    public const string College = "northfield";
    public static readonly string[] Types = ["single-choice", "multiple-choice", "true-false", "numeric", "fill-in", "matching", "ordering"];

    internal MovableClock Clock { get; } = new();

    protected override void Change(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAll<TimeProvider>();
        builder.Services.AddSingleton<TimeProvider>(Clock);
    }

    public Task<Visitor> StudentAsync(int number, string college = College) => SignInAsync($"student{number}@{college}.test", college);

    public Task<Guid> PersonAsync(string user, string college = College) => InAsync(college, async s =>
        (await s.GetRequiredService<IPeople>().SearchAsync($"{user}@", 1, CancellationToken.None))[0]);

    /// <summary>A published assessment with one question of each type, 4 points each, two a page, and no end; a last one of key words where a definition is given.</summary>
    internal async Task<Guid> PublishAsync(Func<AssessmentRules, AssessmentRules>? rules = null, IEnumerable<string>? types = null, Action<Section, List<Question>>? items = null, string college = College, string? definition = null)
    {
        var author = await PersonAsync("developer", college);
        return await InAsync(college, async s =>
        {
            var db = s.GetRequiredService<Data.PrepDb>();
            await s.GetRequiredService<PluginCatalogue>().SettledAsync(); // Plugins with a process of their own come up a moment after the host.
            var questions = (types ?? Types).Select(t => Add(db, t, s.GetRequiredService<IQuestionTypes>().Find(t)!.Description.Example.Definition, author)).ToList();
            if (definition is not null) questions.Add(Add(db, "key-words", definition, author));
            var now = Clock.GetUtcNow();
            var assessment = new Assessment("A test of sitting", author, now);
            var usual = new AssessmentRules("A test of sitting", "", 30, 1, 50, 0, true, false, true, 2, null, null, Reveal.AtOnce, Reveal.AtOnce);
            assessment.Edit(rules?.Invoke(usual) ?? usual, now);
            var section = new Section(1, "All", "");
            if (items is null) section.Items.AddRange(questions.Select((q, i) => SectionItem.Fixed(i + 1, q.Id, 4)));
            else items(section, questions);
            assessment.Sections.Add(section);
            assessment.SubmitForReview(questions.ToDictionary(q => q.Id, q => q.RevisionId), now);
            assessment.Publish(author, "", now);
            db.Add(assessment);
            await db.SaveChangesAsync();
            return assessment.Id;
        });
    }

    internal static Question Add(Data.PrepDb db, string type, string definition, Guid author, string category = "Tests")
    {
        var question = new Question(type, author, DateTimeOffset.UnixEpoch);
        var revision = new QuestionRevision(1, $"A {type}", definition, 1, author, "", DateTimeOffset.UnixEpoch);
        question.Save(revision, "", category, Difficulty.Easy, [], DateTimeOffset.UnixEpoch);
        db.Add(question);
        db.Add(revision);
        return question;
    }

    /// <summary>Starts it and gives the attempt's id.</summary>
    public static async Task<Guid> StartAsync(Visitor student, Guid assessment)
    {
        ArgumentNullException.ThrowIfNull(student);
        var answer = await student.PostFormAsync($"/assessments/{assessment}/attempts");
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var to = answer.Headers.Location!.ToString();
        return to.StartsWith("/attempts/", StringComparison.Ordinal) ? Guid.Parse(to.Split('/')[^1]) : throw new InvalidOperationException(await student.ReadAsync(to));
    }

    internal Task<List<AttemptQuestion>> QuestionsAsync(Guid attempt, string college = College) => InDbAsync(college, db =>
        db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.AttemptId == attempt).OrderBy(q => q.Position).ToListAsync());

    internal Task<Attempt> AttemptAsync(Guid attempt, string college = College) => InDbAsync(college, db => db.Set<Attempt>().AsNoTracking().SingleAsync(a => a.Id == attempt));

    internal Task<List<SavedResponse>> SavedAsync(Guid question) => InDbAsync(College, db =>
        db.Set<SavedResponse>().AsNoTracking().Where(r => r.AttemptQuestionId == question).OrderBy(r => r.ReceivedAt).ThenBy(r => r.Sequence).ToListAsync());

    /// <summary>What scores in full, as fields of a form.</summary>
    internal Task<(string, string)[]> BestAsync(AttemptQuestion question, string college = College) => InAsync(college, async s =>
    {
        var definition = await s.GetRequiredService<Data.PrepDb>().Set<QuestionRevision>().Where(r => r.Id == question.RevisionId).Select(r => r.Definition).SingleAsync();
        var best = await s.GetRequiredService<IQuestionTypes>().BestResponseAsync(question.Type, JsonElement.Parse(definition), new Arrangement(question.Seed, question.Shuffle), default);
        return Fields(best!.Value, question.Prefix);
    });

    internal static (string, string)[] Fields(JsonElement response, string prefix) =>
        [.. PrepPlatform.Assessments.Seeding.DemoAnswers.ToForm(response, prefix).SelectMany(f => f.Value.Select(v => (f.Key, v!)))];

    /// <summary>Selects an option of a choice by its place.</summary>
    internal static (string, string) Option(AttemptQuestion question, int place) =>
        ($"{question.Prefix}.selected", ((ChoicePresentation)JsonSerializer.Deserialize<Presentation>(question.Presented)!).Options[place].Id);

    internal static async Task<HttpResponseMessage> SaveAsync(Visitor student, Guid attempt, Guid question, long sequence, string device, params (string, string)[] fields) =>
        await student.PostFormAsync($"/attempts/{attempt}/responses",
            [("question", $"{question}"), ("sequence", $"{sequence}"), ("device", device), .. fields]);

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    internal async Task<int> CountEventsAsync(string kind, Guid attempt) => await InDbAsync(College, db =>
        db.Set<Data.Outbox.OutboxMessage>().CountAsync(m => m.Kind == kind && m.Payload.Contains(attempt.ToString())));

    /// <summary>A page's words without its tags.</summary>
    public static string Words(string html) => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(html, "<[^>]+>", " "), @"\s+", " "));
}

/// <summary>The clock, moved by tests.</summary>
internal sealed class MovableClock : TimeProvider
{
    private long ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ticks));

    public void Move(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
