using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Tests.Support;
using PrepPlatform.Tests.Web.Sitting;

namespace PrepPlatform.Tests.Web.Marking;

/// <summary>The product with an evaluator that is as sure of a text as the question says, and what tests of marking need.</summary>
public class MarkingRoom : ExamRoom, IDisposable
{
    public const string Unsure = """{"prompt":"What is a queue?","points":4,"confidence":0.4,"rubric":"Be **kind**.","keyPoints":[{"text":"first","points":3},{"text":"fair","points":1}]}""";
    public const string Said = "The first in is the <b>first</b> out.";

    private readonly DirectoryInfo plugins = Directory.CreateTempSubdirectory("prep-marking-");

    /// <summary>The plugins that score within the request.</summary>
    protected virtual string InProcess => "multiple-choice,key-words";

    protected override IReadOnlyDictionary<string, string?> Adjust => new Dictionary<string, string?>
    {
        ["Evaluation:PluginFolder"] = plugins.FullName, ["Evaluation:InProcess"] = InProcess,
    };

    public override Task InitializeAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "PrepPlatform.sln"))) root = root.Parent!;
        foreach (var from in new[] { "plugins/MultipleChoice", "samples/KeyWords" })
            foreach (var file in Directory.GetFiles(Path.Combine(root.FullName, "artifacts", from)))
            {
                var to = Directory.CreateDirectory(Path.Combine(plugins.FullName, Path.GetFileName(from)));
                File.Copy(file, Path.Combine(to.FullName, Path.GetFileName(file)));
            }

        return base.InitializeAsync();
    }

    /// <summary>A published assessment with one question in free text of four points; with a choice before it where asked for.</summary>
    internal Task<Guid> WrittenAsync(int secondMarks = 0, string definition = Unsure, bool choice = false, string college = College) =>
        PublishAsync(r => r with { SecondMarkPercent = secondMarks }, types: choice ? ["single-choice"] : [], college: college, definition: definition);

    /// <summary>A student hands in a text and gives the attempt's last question, scored.</summary>
    internal async Task<AttemptQuestion> HandInAsync(int student, Guid assessment, string text = Said, string college = College)
    {
        using var visitor = await StudentAsync(student, college);
        var attempt = await StartAsync(visitor, assessment);
        var question = (await QuestionsAsync(attempt, college))[^1];
        (await SaveAsync(visitor, attempt, question.Id, 1, "x", ($"{question.Prefix}.text", text))).EnsureSuccessStatusCode();
        (await visitor.PostFormAsync($"/attempts/{attempt}/submission")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return (await QuestionsAsync(attempt, college))[^1];
    }

    public Task<Visitor> MarkerAsync(string user, string college = College) => SignInAsync($"{user}@{college}.test", college);

    internal static async Task<HttpResponseMessage> MarkAsync(Visitor marker, AttemptQuestion answer, string points, string reason = "As I read it.", params (string, string)[] more) =>
        await marker.PostFormAsync($"/staff/marking/{answer.Id}/marks", [("Seen", $"{answer.EvaluationId}"), ("Points", points), ("Reason", reason), .. more]);

    internal async Task<AttemptQuestion> NowAsync(AttemptQuestion answer, string college = College) => (await QuestionsAsync(answer.AttemptId, college)).Single(q => q.Id == answer.Id);

    internal Task<IReadOnlyList<RecordedEvaluation>> GivenAsync(AttemptQuestion answer) =>
        InAsync(College, s => s.GetRequiredService<IEvaluations>().ReadAsync("attempt-question", [answer.Id], CancellationToken.None));

    public async Task DeliverAsync()
    {
        var dispatcher = Services.GetRequiredService<OutboxDispatcher>();
        while (await dispatcher.DeliverDueAsync(CancellationToken.None) > 0) { }
    }

    public void Dispose()
    {
        plugins.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
