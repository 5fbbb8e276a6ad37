using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Tests.Load.Exam;

/// <summary>Many students in both colleges of the demo, and an exam of sixteen questions on eight pages: twelve fixed, four drawn from twelve.</summary>
internal static class ExamSetup
{
    public static readonly string[] Colleges = ["northfield", "lakeside"];
    private static readonly string[] Types = ["single-choice", "multiple-choice", "true-false", "numeric", "fill-in", "matching", "ordering"];

    /// <summary>Makes database and demo, and gives the exam's id in each college.</summary>
    public static async Task<Dictionary<string, Guid>> RunAsync(IReadOnlyDictionary<string, string?> settings, string owner, int studentsEach, CancellationToken cancellation)
    {
        await using var app = HostBuilding.Build([], settings);
        await Installation.PrepareAsync(app, migrate: true, seed: true, cancellation);
        var exams = new Dictionary<string, Guid>();
        foreach (var college in Colleges)
        {
            using var scope = TenantScope.Enter(app.Services.GetRequiredService<ITenantDirectory>().All.Single(t => t.Identifier == college).Id);
            await using var services = app.Services.CreateAsyncScope();
            exams[college] = await PublishAsync(services.ServiceProvider, college, cancellation);
            await EnrolAsync(owner, college, studentsEach, cancellation);
        }

        return exams;
    }

    public static string EmailOf(string college, int number) => $"taker{number}@{college}.test";

    private static async Task<Guid> PublishAsync(IServiceProvider services, string college, CancellationToken cancellation)
    {
        var (db, types) = (services.GetRequiredService<PrepDb>(), services.GetRequiredService<IQuestionTypes>());
        var author = (await services.GetRequiredService<IPeople>().SearchAsync($"developer@{college}", 1, cancellation))[0];
        var now = TimeProvider.System.GetUtcNow();
        var questions = Enumerable.Range(0, 24).Select(i => Add(db, types, Types[i % Types.Length], author, now)).ToList();
        var assessment = new Assessment("The benchmark's exam", author, now);
        assessment.Edit(new("The benchmark's exam", "", 60, 2, 50, 0.25m, true, true, true, 2, null, null, Reveal.AtOnce, Reveal.AtOnce), now);
        var section = new Section(1, "All", "");
        section.Items.AddRange(questions.Take(12).Select((q, i) => SectionItem.Fixed(i + 1, q.Id, 4)));
        section.Items.Add(SectionItem.Draw(13, 4, new DrawFilter("Benchmark", null, null, null), 4));
        assessment.Sections.Add(section);
        assessment.SubmitForReview(questions.ToDictionary(q => q.Id, q => q.RevisionId), now);
        assessment.Publish(author, "", now);
        db.Add(assessment);
        await db.SaveChangesAsync(cancellation);
        return assessment.Id;
    }

    private static Question Add(PrepDb db, IQuestionTypes types, string type, Guid author, DateTimeOffset now)
    {
        var question = new Question(type, author, now);
        var revision = new QuestionRevision(1, $"A {type}", types.Find(type)!.Description.Example.Definition, 4, author, "", now);
        question.Save(revision, "", "Benchmark", Difficulty.Medium, [], now);
        db.Add(question);
        db.Add(revision);
        return question;
    }

    /// <summary>Copies of a student of the demo: they sign in with the same password.</summary>
    private static async Task EnrolAsync(string owner, string college, int count, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(owner);
        await using var accounts = database.CreateCommand(
            """
            INSERT INTO "Accounts" SELECT (jsonb_populate_record(a, jsonb_build_object('Id', uuidv7(), 'Name', 'Taker ' || i,
                'Email', 'taker' || i || '@' || $2, 'UserName', 'taker' || i || '@' || $2,
                'NormalizedEmail', upper('taker' || i || '@' || $2), 'NormalizedUserName', upper('taker' || i || '@' || $2)))).*
            FROM "Accounts" a, generate_series(1, $1) i WHERE a."Email" = 'student1@' || $2
            """);
        accounts.Parameters.Add(new() { Value = count });
        accounts.Parameters.Add(new() { Value = $"{college}.test" });
        await accounts.ExecuteNonQueryAsync(cancellation);
        await using var roles = database.CreateCommand(
            """
            INSERT INTO "AccountRoles" SELECT (jsonb_populate_record(r, jsonb_build_object('AccountId', t."Id"))).*
            FROM "AccountRoles" r JOIN "Accounts" a ON a."Id" = r."AccountId" AND a."Email" = 'student1@' || $1, "Accounts" t WHERE t."Email" LIKE 'taker%@' || $1
            """);
        roles.Parameters.Add(new() { Value = $"{college}.test" });
        await roles.ExecuteNonQueryAsync(cancellation);
    }
}
