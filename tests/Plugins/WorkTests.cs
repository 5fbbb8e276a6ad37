using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Plugins;

/// <summary>A node with every kind of broken plugin installed: it starts, it serves, it says what is wrong, and every answer comes to an end.</summary>
public sealed class WorkTests(WorkTests.App app) : IClassFixture<WorkTests.App>
{
    private const string Tenant = "northfield";

    [Theory]
    [InlineData("well-behaved", nameof(PluginState.Active), "")]
    [InlineData("greeting", nameof(PluginState.Active), "")]
    [InlineData("throws", nameof(PluginState.Active), "")]
    [InlineData("hangs", nameof(PluginState.Active), "")]
    [InlineData("kills", nameof(PluginState.Active), "")]
    [InlineData("throws-at-start", nameof(PluginState.Malfunctioned), "The constructor of PrepPlatform.Samples.Broken.ThrowsAtStart threw InvalidOperationException")]
    [InlineData("hangs-at-start", nameof(PluginState.Malfunctioned), "The evaluator did not answer within 2 s")]
    [InlineData("pretends", nameof(PluginState.Malfunctioned), "It offers the type 'something-else', which its manifest does not name.")]
    [InlineData("garbles", nameof(PluginState.Malfunctioned), "The definition of 'garbles' has a schema that cannot be used")]
    [InlineData("misfits", nameof(PluginState.Malfunctioned), "The example response of 'misfits' does not fit its schema")]
    [InlineData("returns", nameof(PluginState.Malfunctioned), "The file PrepPlatform.Samples.Broken.dll is not the one that the manifest was made for.")]
    [InlineData("snoops", nameof(PluginState.Malfunctioned), "The file more.txt is not in the manifest.")]
    [InlineData("miscounts", nameof(PluginState.Malfunctioned), "The file PrepPlatform.Samples.Broken.dll is missing.")]
    [InlineData("~Future", nameof(PluginState.NotSupported), "It works with contract 2.0 to below 3.0; this host offers 1.3.")]
    [InlineData("~Old", nameof(PluginState.Superseded), "Version 1.0.0 in the folder WellBehaved runs instead.")]
    [InlineData("~Thief", nameof(PluginState.Malfunctioned), "no SHA-256")]
    [InlineData("~Escape", nameof(PluginState.Malfunctioned), "'files' names '../WellBehaved/plugin.json', which is not a plain path inside the folder.")]
    [InlineData("~Garbage", nameof(PluginState.Malfunctioned), "plugin.json cannot be read")]
    [InlineData("~Empty", nameof(PluginState.Malfunctioned), "The folder holds no plugin.json.")]
    [InlineData("zz-twin", nameof(PluginState.Malfunctioned), "Its type 'well-behaved' belongs to the plugin well-behaved already.")]
    public async Task Every_plugin_has_its_state_and_its_reason(string key, string state, string reason)
    {
        var plugin = await app.PluginAsync(key);
        plugin.Status.State.ToString().ShouldBe(state, plugin.Status.Reason);
        plugin.Status.Reason.ShouldContain(reason);
    }

    [Fact]
    public async Task None_of_their_code_is_loaded_into_the_host()
    {
        await app.Plugins().SettledAsync();
        AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && a.Location.StartsWith(app.Folder.Path, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_for_broken_evaluators_end_with_a_person_while_others_are_scored()
    {
        var good = Enumerable.Range(0, 5).Select(i => Asking.Say("well-behaved", $"Answer {i}")).ToArray();
        string[] broken = ["throws", "hangs", "kills", "eats", "hoards", "flatters", "circles"];
        var bad = broken.Select(type => Asking.Say(type, "Mine")).ToArray();
        await app.RequestAsync(Tenant, [.. bad, .. good]);
        (await app.WaitAsync(Tenant, good)).ShouldAllBe(e => e.Result.Outcome == Outcome.Scored && e.Result.Score == 1 && e.Evaluator == "well-behaved");
        var given = (await app.WaitAsync(Tenant, bad)).ToDictionary(e => e.Subject.Id);
        given.Count.ShouldBe(broken.Length, "each once");
        foreach (var (type, order) in broken.Zip(bad))
        {
            given[order.Subject.Id].Result.Outcome.ShouldBe(Outcome.NeedsReview, type);
            given[order.Subject.Id].Result.Notes.ShouldContain(Said[type], Case.Sensitive, type);
        }
    }

    private static readonly Dictionary<string, string> Said = new()
    {
        ["throws"] = "InvalidOperationException: Broken on purpose.", ["hangs"] = "did not answer within 1 s", ["kills"] = "ended by itself",
        ["eats"] = "more than its 128 MB of memory", ["hoards"] = "more than its 128 MB of memory", ["flatters"] = "its score is not from 0 to 1", ["circles"] = "without end",
    };

    [Fact]
    public async Task What_a_plugin_prints_or_reads_is_not_the_hosts()
    {
        var order = Asking.Say("prints", "Hello");
        await app.RequestAsync(Tenant, order);
        (await app.WaitAsync(Tenant, order))[0].Result.Score.ShouldBe(1, "and standard input was empty");
    }

    [Fact]
    public async Task A_result_may_let_another_evaluator_go_on()
    {
        var order = Asking.Say("forwards", "Hello Asha");
        await app.RequestAsync(Tenant, order);
        var given = (await app.WaitAsync(Tenant, order))[0];
        given.Evaluator.ShouldBe("greeting");
        given.Result.Score.ShouldBe(1);
        given.Result.Notes.ShouldBe("heard it\nHandlebars 1");
    }

    [Fact]
    public async Task An_unsure_score_goes_to_a_person()
    {
        var order = Asking.Say("well-behaved", "unsure");
        await app.RequestAsync(Tenant, order);
        var given = (await app.WaitAsync(Tenant, order))[0].Result;
        given.Outcome.ShouldBe(Outcome.NeedsReview);
        (given.Score, given.Confidence).ShouldBe((1, 0.3m));
    }

    [Fact]
    public async Task The_end_is_told_once()
    {
        var order = Asking.Say("well-behaved", "Tell me");
        await app.RequestAsync(Tenant, order);
        var given = (await app.WaitAsync(Tenant, order)).ShouldHaveSingleItem();
        var told = await app.InDbAsync(Tenant, db => db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Payload.Contains(order.Subject.Id.ToString())).ToListAsync());
        told.ShouldHaveSingleItem().Kind.ShouldBe(nameof(EvaluationCompleted));
        told[0].Payload.ShouldContain(given.Id.ToString());
        (await app.InDbAsync(Tenant, db => db.Set<EvaluationWork>().CountAsync(w => w.SubjectId == order.Subject.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task A_child_killed_at_work_is_replaced_and_the_answer_scored_once()
    {
        await app.WaitAsync(Tenant, await AskAsync(Asking.Say("well-behaved", "first")));
        var order = (await AskAsync(Asking.Say("well-behaved", "wait 700")))[0];
        await Eventually.BeAsync(async () => await app.InDbAsync(Tenant, db => db.Set<EvaluationWork>().AnyAsync(w => w.SubjectId == order.Subject.Id && w.Holder != null)));
        var process = (await app.PluginAsync("well-behaved")).Runner!.Processes.ShouldHaveSingleItem();
        using (var child = System.Diagnostics.Process.GetProcessById(process)) child.Kill();
        var given = (await app.WaitAsync(Tenant, order)).ShouldHaveSingleItem();
        given.Result.Outcome.ShouldBe(Outcome.Scored);
        given.Result.Notes.ShouldNotBe($"process {process}");
    }

    [Fact]
    public async Task A_person_who_overrides_has_the_last_word_over_what_is_still_queued()
    {
        var order = (await AskAsync(Asking.Say("hangs", "Waiting")))[0];
        await app.InAsync(Tenant, async s =>
        {
            (await s.GetRequiredService<IEvaluations>().OverrideAsync(order.Subject, new PersonScore(1, "Seen by me.", Guid.CreateVersion7()), CancellationToken.None)).Succeeded.ShouldBeTrue();
            return await s.GetRequiredService<PrepDb>().SaveChangesAsync();
        });
        (await app.InDbAsync(Tenant, db => db.Set<EvaluationWork>().CountAsync(w => w.SubjectId == order.Subject.Id))).ShouldBe(0);
        await Task.Delay(TimeSpan.FromSeconds(2.5)); // The evaluator that was at it has given up by now.
        (await app.ReadAsync(Tenant, order)).ShouldHaveSingleItem().Evaluator.ShouldBe("person");
    }

    private async Task<EvaluationOrder[]> AskAsync(params EvaluationOrder[] orders)
    {
        await app.PluginAsync("well-behaved");
        await app.RequestAsync(Tenant, orders);
        return orders;
    }

    public sealed class App : PluginApp
    {
        protected override string Role => "All";

        protected override IReadOnlyDictionary<string, string?> More => new Dictionary<string, string?> { ["Evaluation:StartLimitSeconds"] = "2" };

        protected override void Install(PluginFolder folder)
        {
            folder.AddSample("Greeting");
            foreach (var vice in new[] { "WellBehaved", "Forwards", "Circles", "ThrowsAtStart", "HangsAtStart", "Throws", "Hangs", "Kills", "Prints", "Flatters", "Pretends", "Garbles", "Misfits" })
                folder.AddVice(vice);
            foreach (var vice in new[] { "Eats", "Hoards" }) folder.AddVice(vice, m => m["budgetSeconds"] = 20); // They end by what they take, on any machine.
            File.AppendAllText(Path.Combine(folder.AddVice("Returns"), "PrepPlatform.Samples.Broken.dll"), "!");
            File.WriteAllText(Path.Combine(folder.AddVice("Snoops"), "more.txt"), "more");
            File.Delete(Path.Combine(folder.AddVice("Miscounts"), "PrepPlatform.Samples.Broken.dll"));
            Other(folder, "Future", "future", m => m["contract"] = Asking.Node("""{"from":"2.0","below":"3.0"}"""));
            Other(folder, "Old", "well-behaved", m => m["version"] = "0.9.0");
            Other(folder, "Thief", "thief", m => m["files"]!["PrepPlatform.Samples.Broken.dll"] = "none");
            Other(folder, "Escape", "escape", m => m["files"]!["../WellBehaved/plugin.json"] = new string('0', 64));
            Other(folder, "Twin", "zz-twin", m => m["types"] = Asking.Node("""["well-behaved"]"""));
            File.WriteAllText(Path.Combine(folder.AddSample("Broken", "Garbage"), "plugin.json"), "{ this is no JSON");
            Directory.CreateDirectory(Path.Combine(folder.Path, "Empty"));
        }

        private static void Other(PluginFolder folder, string name, string id, Action<System.Text.Json.Nodes.JsonObject> change) => folder.AddSample("Broken", name, m =>
        {
            (m["id"], m["types"]) = (id, new System.Text.Json.Nodes.JsonArray(id));
            change(m);
        });
    }
}
