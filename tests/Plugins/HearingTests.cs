using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Support;
using ISpeechTranscriber = PrepPlatform.Contracts.Evaluation.ISpeechTranscriber;

namespace PrepPlatform.Tests.Plugins;

/// <summary>Recordings reach the plugin's process, what was heard stays with the score, and what lacks a model is scored when it comes.</summary>
public sealed class HearingTests(HearingTests.App app) : IClassFixture<HearingTests.App>
{
    private const string College = "northfield";

    [Fact]
    public async Task What_was_heard_stays_with_the_score_that_it_leads_to()
    {
        var order = await RecordAsync("Hello Asha");
        await app.RequestAsync(College, order);
        var given = (await app.WaitAsync(College, order)).ShouldHaveSingleItem();
        (given.Evaluator, given.Result.Outcome, given.Result.Score).ShouldBe(("greeting", Outcome.Scored, 1m));
        given.Result.Notes.ShouldStartWith("heard it\n", Case.Sensitive, "what each evaluator noted");
        var spoken = given.Result.Spoken.ShouldNotBeNull();
        (spoken.Text(), spoken.Seconds, spoken.Model).ShouldBe(("Hello Asha", 2m, "letters 1.0"));
        spoken.Words[1].ShouldBe(new HeardWord("Asha", 1, 1.5m, 0.9m));
        spoken.Delivery.ShouldHaveSingleItem().IsUsual.ShouldBeTrue();
    }

    [Fact]
    public async Task A_score_is_no_surer_than_what_was_heard()
    {
        var order = await RecordAsync("Hello Asha mumble");
        await app.RequestAsync(College, order);
        var given = (await app.WaitAsync(College, order)).ShouldHaveSingleItem().Result;
        (given.Outcome, given.Confidence).ShouldBe((Outcome.NeedsReview, 0.3m));
    }

    [Fact]
    public async Task Silence_is_a_score_too()
    {
        var order = await RecordAsync("silence");
        await app.RequestAsync(College, order);
        var given = (await app.WaitAsync(College, order)).ShouldHaveSingleItem().Result;
        (given.Outcome, given.Score, given.Spoken!.Words.Count).ShouldBe((Outcome.Scored, 0m, 0));
    }

    [Fact]
    public async Task How_far_it_is_is_told_while_it_listens()
    {
        var order = await RecordAsync("slowly Hello Asha");
        await app.RequestAsync(College, order);
        await Eventually.BeAsync(async () => (await ProgressAsync(order)) is [{ Started: true, Done: 0.5m }]);
        (await app.WaitAsync(College, order)).ShouldHaveSingleItem().Result.Spoken!.Words.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_listens_costs_nothing_but_time()
    {
        var order = await RecordAsync("slowly Hello Asha once more");
        await app.RequestAsync(College, order);
        await Eventually.BeAsync(async () => (await ProgressAsync(order)) is [{ Started: true, Done: 0.5m }]);
        using (var child = Process.GetProcessById((await app.WorkerPluginAsync()).Runner!.Processes.Single())) child.Kill();
        var given = (await app.WaitAsync(College, order)).ShouldHaveSingleItem().Result;
        (given.Outcome, given.Spoken!.Text()).ShouldBe((Outcome.Scored, "slowly Hello Asha once more"));
    }

    [Fact]
    public async Task Without_a_model_a_person_is_asked_and_it_is_scored_once_when_the_model_comes()
    {
        var (first, second, third) = (await RecordAsync("later Hello Asha"), await RecordAsync("later on"), await RecordAsync("later never"));
        await app.RequestAsync(College, first, second, third);
        var waiting = await app.WaitAsync(College, first, second, third);
        waiting.ShouldAllBe(w => w.Result.Outcome == Outcome.NeedsReview && w.Result.Awaits == "a speech model" && w.Evaluator == "hears");
        (await ProgressAsync(first)).ShouldHaveSingleItem().Awaits.ShouldBe("a speech model");
        var due = await DueAsync(first);
        await Eventually.BeAsync(async () => await DueAsync(first) > due.AddSeconds(4)); // It was tried again more than once.
        (await app.ReadAsync(College, first)).Count.ShouldBe(1, "asked again it says the same, which is not written down again");
        await app.InAsync(College, async s =>
        {
            await s.GetRequiredService<IEvaluations>().OverrideAsync(third.Subject, new PersonScore(0.5m, "I have listened to it.", Guid.CreateVersion7()), CancellationToken.None);
            await s.GetRequiredService<PrepDb>().SaveChangesAsync();
            return true;
        });
        await File.WriteAllTextAsync(Path.Combine(app.Models, "arrived"), "");
        await Eventually.BeAsync(async () => (await app.ReadAsync(College, first, second)).Count == 4);
        var given = await app.ReadAsync(College, first);
        (given[1].Evaluator, given[1].Result.Outcome, given[1].Result.Awaits, given[1].Result.Spoken!.Text()).ShouldBe(("greeting", Outcome.Scored, null, "later Hello Asha"));
        (await ProgressAsync(first)).ShouldBeEmpty();
        (await app.ReadAsync(College, third)).Select(e => e.Evaluator).ShouldBe(["hears", "person"], "a person's word stands");
    }

    [Fact]
    public async Task A_recording_that_is_gone_or_that_lies_is_for_a_person()
    {
        var gone = Asking.Order("hears", """{"audio":"0000000000000000000000000000abcd"}""");
        await app.RequestAsync(College, gone);
        (await app.WaitAsync(College, gone)).ShouldHaveSingleItem().Result.Notes.ShouldBe("it is gone");
        var backwards = await RecordAsync("backwards");
        await app.RequestAsync(College, backwards);
        var given = (await app.WaitAsync(College, backwards)).ShouldHaveSingleItem().Result;
        given.Outcome.ShouldBe(Outcome.NeedsReview);
        given.Notes.ShouldContain("a word's time or confidence cannot be");
    }

    [Fact]
    public async Task Modules_have_recordings_transcribed()
    {
        var name = Name(await RecordAsync("Good morning"));
        var heard = await TranscribeAsync(name);
        heard.Value.Text().ShouldBe("Good morning");
        (await TranscribeAsync(Name(await RecordAsync("broken")))).Problems[0].Message.ShouldContain("It cannot be read.");
        (await TranscribeAsync("0000000000000000000000000000abcd")).Problems[0].Message.ShouldBe("The recording is no longer there.");
        await File.WriteAllTextAsync(Path.Combine(app.Models, "none"), "");
        (await TranscribeAsync(name)).Problems[0].Message.ShouldBe("No speech model is installed.");
        File.Delete(Path.Combine(app.Models, "none"));
    }

    [Fact]
    public async Task Operators_see_the_speech_model()
    {
        using var operators = await app.SignInAsync("operator@platform.test", "admin");
        var page = await operators.ReadAsync("/plugins/hears");
        page.ShouldContain("Speech model");
        page.ShouldContain("letters 1.0");
    }

    private static string Name(EvaluationOrder order) => order.Response.GetProperty("audio").GetString()!;

    private Task<Kernel.Result<SpokenAnswer>> TranscribeAsync(string name) =>
        app.InAsync(College, s => s.GetRequiredService<ISpeechTranscriber>().TranscribeAsync(name, null, CancellationToken.None));

    private Task<DateTimeOffset> DueAsync(EvaluationOrder order) =>
        app.InDbAsync(College, db => db.Set<EvaluationWork>().Where(w => w.SubjectId == order.Subject.Id).Select(w => w.DueAt).SingleAsync());

    private Task<IReadOnlyList<EvaluationProgress>> ProgressAsync(EvaluationOrder order) =>
        app.InAsync(College, s => s.GetRequiredService<IEvaluations>().ProgressAsync(Asking.Kind, [order.Subject.Id], CancellationToken.None));

    /// <summary>Keeps a "recording" as the module does once it is whole.</summary>
    private Task<EvaluationOrder> RecordAsync(string content) => app.InAsync(College, async s =>
    {
        using var sound = new MemoryStream(Encoding.UTF8.GetBytes(content));
        var name = await s.GetRequiredService<IRecordings>().KeepAsync(Asking.Kind, Guid.CreateVersion7(), Guid.CreateVersion7(), "audio/wav", sound, DateTimeOffset.UnixEpoch, CancellationToken.None);
        return Asking.Order("hears", $$"""{"audio":"{{name}}"}""");
    });

    public sealed class App : PluginApp
    {
        private readonly DirectoryInfo models = Directory.CreateTempSubdirectory("prep-hearing-");
        private OtherNode? worker;

        public string Models => models.FullName;

        protected override IReadOnlyDictionary<string, string?> More => new Dictionary<string, string?> { ["Evaluation:ModelFolder"] = Models, ["Evaluation:ModelSeconds"] = "1" };

        /// <summary>The plugin on the node that works.</summary>
        internal async Task<InstalledPlugin> WorkerPluginAsync()
        {
            var plugins = worker!.Services.GetRequiredService<PluginCatalogue>();
            await plugins.SettledAsync();
            return plugins.Find("hears")!;
        }

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            worker = await OtherNode.StartAsync(this, "Worker", Settings);
        }

        public override Task DisposeAsync()
        {
            if (worker is null) return base.DisposeAsync(); // Before the start.
            worker.Dispose();
            models.Delete(recursive: true);
            return base.DisposeAsync();
        }

        protected override void Install(PluginFolder folder)
        {
            folder.AddSample("Greeting");
            folder.AddVice("Hears", m => m["budgetSeconds"] = 20);
        }
    }
}
