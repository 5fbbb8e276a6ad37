using System.Text.Json;
using System.Text.Json.Nodes;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Seeding;

/// <summary>The demo's questions of the current tenant, from <c>seeds/demo/questions.json</c>; some of them were improved once.</summary>
internal sealed class DemoBank(PrepDb db, IPeople people, HostSettings settings, TimeProvider clock)
{
    private const int EveryImproved = 9;

    internal sealed record Entry(string Key, string Type, string Title, string Category, Difficulty Difficulty, string[] Tags, JsonElement Definition);

    /// <summary>Adds them and gives them by key; empty where the tenant has nobody who writes questions.</summary>
    public async Task<IReadOnlyDictionary<string, Question>> RunAsync(CancellationToken cancellation)
    {
        if (await FindAsync(people, "developer", cancellation) is not { } developer || await FindAsync(people, "instructor", cancellation) is not { } instructor)
            return new Dictionary<string, Question>();
        var questions = Read<Entry>(settings.Root, "questions.json").Select((e, i) => (e.Key, Question: Add(e, i, i % 3 == 0 ? instructor : developer))).ToDictionary(q => q.Key, q => q.Question);
        await db.SaveChangesAsync(cancellation);
        return questions;
    }

    public static T[] Read<T>(string root, string file) =>
        JsonSerializer.Deserialize<T[]>(File.ReadAllText(Path.Combine(root, "seeds", "demo", file)), Options)!;

    public static async Task<Guid?> FindAsync(IPeople people, string user, CancellationToken cancellation) =>
        (await people.SearchAsync($"{user}@", 1, cancellation)) is [var id] ? id : null;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>Written over the last weeks, the same days in every demo.</summary>
    private Question Add(Entry entry, int index, Guid author)
    {
        var at = Days(40 - index % 25).AddMinutes(index * 37 % 480);
        var question = new Question(entry.Type, author, at);
        db.Add(question);
        var number = 1;
        if (index % EveryImproved == 1) Save(question, entry, number++, Unexplained(entry.Definition), "", at);
        Save(question, entry, number, entry.Definition.GetRawText(), number > 1 ? "Added the explanation that students asked for" : "", at.AddDays(number > 1 ? 9 : 0));
        return question;
    }

    private void Save(Question question, Entry entry, int number, string definition, string note, DateTimeOffset at)
    {
        var revision = new QuestionRevision(number, entry.Title, definition, Definition.Points(entry.Definition), question.AuthorId, note, at);
        question.Save(revision, Definition.Prompt(entry.Definition), entry.Category, entry.Difficulty, entry.Tags, at);
        db.Add(revision);
    }

    private static string Unexplained(JsonElement definition)
    {
        var earlier = JsonNode.Parse(definition.GetRawText())!.AsObject();
        earlier.Remove("explanation");
        return earlier.ToJsonString();
    }

    private DateTimeOffset Days(int ago)
    {
        var day = clock.GetUtcNow().AddDays(-ago);
        return new DateTimeOffset(day.Year, day.Month, day.Day, 5, 0, 0, TimeSpan.Zero);
    }
}
