using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Plugins;

/// <summary>What operators and admins see and decide.</summary>
public sealed class PageTests(PageTests.App app) : IClassFixture<PageTests.App>
{
    private const string Tenant = "northfield", Operator = "operator@platform.test", Admin = "admin@northfield.test";

    [Fact]
    public async Task Operators_see_each_plugin_with_its_state_its_timings_and_what_waits()
    {
        await app.PluginAsync("throws-at-start");
        var done = Asking.Say("well-behaved", "Hello");
        await app.RequestAsync(Tenant, done, Asking.Say("no-such-type", "Who scores me?"), Asking.Say("throws-at-start", "Waiting"));
        await app.WaitAsync(Tenant, done);
        using var operators = await app.SignInAsync(Operator, "admin");
        var page = await operators.ReadAsync("/plugins");
        page.ShouldContain("WellBehaved");
        page.ShouldContain("in a process of its own");
        page.ShouldContain("in the host&#x27;s process");
        page.ShouldContain("Malfunctioned");
        page.ShouldContain("no-such-type");
        var broken = await operators.ReadAsync("/plugins/throws-at-start");
        broken.ShouldContain("The constructor of PrepPlatform.Samples.Broken.ThrowsAtStart threw");
        broken.ShouldContain("PrepPlatform.Samples.Broken.dll");
        (await operators.GetAsync("/plugins/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_self_test_says_what_works_and_what_does_not()
    {
        await app.PluginAsync("throws");
        using var operators = await app.SignInAsync(Operator, "admin");
        var good = await (await operators.PostFormAsync("/plugins/greeting/self-tests")).Content.ReadAsStringAsync();
        good.ShouldContain("6 checks passed");
        var bad = await (await operators.PostFormAsync("/plugins/throws/self-tests")).Content.ReadAsStringAsync();
        bad.ShouldContain("of 6 checks failed");
        bad.ShouldContain("InvalidOperationException: Broken on purpose.");
    }

    [Fact]
    public async Task What_operators_switch_off_waits_on_every_node_and_is_done_when_it_is_on_again()
    {
        await app.PluginAsync("busy");
        using var operators = await app.SignInAsync(Operator, "admin");
        (await operators.PostFormAsync("/plugins/busy/deactivation")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await app.PluginAsync("busy")).Status.State.ShouldBe(PluginState.Disabled);
        using (var other = await OtherNode.StartAsync(app, "Worker", app.Settings))
        {
            await other.Services.GetRequiredService<PluginCatalogue>().SettledAsync();
            other.Services.GetRequiredService<PluginCatalogue>().Find("busy")!.Status.State.ShouldBe(PluginState.Disabled, "it is written down");
            var order = Asking.Say("busy", "Hello");
            await app.RequestAsync(Tenant, order);
            await Task.Delay(TimeSpan.FromSeconds(1.5));
            (await app.ReadAsync(Tenant, order)).ShouldBeEmpty();
            (await operators.PostFormAsync("/plugins/busy/deactivation/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            (await app.WaitAsync(Tenant, order)).ShouldHaveSingleItem().Result.Outcome.ShouldBe(Outcome.Scored);
            await Eventually.BeAsync(() => other.Services.GetRequiredService<PluginCatalogue>().Find("busy")!.Status.State == PluginState.Active);
        }

        (await app.InDbAsync("admin", db => db.Set<PrepPlatform.Operations.Domain.AuditEntry>().CountAsync(e => e.Subject == "plugin/busy"))).ShouldBe(2);
    }

    [Fact]
    public async Task A_restart_gives_a_plugin_new_processes()
    {
        var order = Asking.Say("well-behaved", "Hello");
        await app.RequestAsync(Tenant, order);
        var before = (await app.WaitAsync(Tenant, order))[0].Result.Notes;
        using var operators = await app.SignInAsync(Operator, "admin");
        (await operators.PostFormAsync("/plugins/well-behaved/restarts")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await Eventually.BeAsync(async () =>
        {
            var again = Asking.Say("well-behaved", "Hello");
            await app.RequestAsync(Tenant, again);
            return (await app.WaitAsync(Tenant, again))[0].Result is { Outcome: Outcome.Scored } result && result.Notes != before;
        });
    }

    [Fact]
    public async Task What_a_tenant_switches_off_waits_for_that_tenant_alone()
    {
        await app.PluginAsync("forwards");
        using var admin = await app.SignInAsync(Admin, Tenant);
        (await admin.PostFormAsync("/staff/evaluators/greeting/deactivation")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await admin.ReadAsync("/staff/evaluators")).ShouldContain("Switched off");
        var (mine, theirs) = (Greeting("Hello Asha"), Greeting("Hello Asha"));
        (await app.RequestAsync(Tenant, mine))[0].ShouldBeNull("it waits");
        (await app.RequestAsync("lakeside", theirs))[0].ShouldNotBeNull("theirs is scored at once");
        (await app.InAsync(Tenant, s => s.GetRequiredService<IQuestionTypes>().ListAsync(CancellationToken.None))).ShouldNotContain(t => t.Description.Id == "greeting");
        (await app.InAsync("lakeside", s => s.GetRequiredService<IQuestionTypes>().ListAsync(CancellationToken.None))).ShouldContain(t => t.Description.Id == "greeting");
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        (await app.ReadAsync(Tenant, mine)).ShouldBeEmpty();
        (await admin.PostFormAsync("/staff/evaluators/greeting/deactivation/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await app.WaitAsync(Tenant, mine)).ShouldHaveSingleItem().Result.Score.ShouldBe(1);
    }

    [Fact]
    public async Task A_tenants_settings_are_checked_kept_and_given_to_its_evaluations()
    {
        using var admin = await app.SignInAsync("admin@lakeside.test", "lakeside");
        (await admin.ReadAsync("/staff/evaluators/greeting")).ShouldContain("The greeting");
        (await SaveAsync(admin, new string('x', 30), "60", 0)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SaveAsync(admin, "Namaste", "600", 0)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SaveAsync(admin, "Namaste", "60", 0)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await SaveAsync(admin, "Vanakkam", "60", 0)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "it was made from an older version");
        (await admin.ReadAsync("/staff/evaluators/greeting")).ShouldContain("value=\"Namaste\"");
        (await app.RequestAsync("lakeside", Greeting("Namaste Asha")))[0]!.Result.Score.ShouldBe(1);
        (await app.RequestAsync("acme", Greeting("Namaste Asha")))[0]!.Result.Score.ShouldBe(0);
    }

    private static Task<HttpResponseMessage> SaveAsync(Visitor admin, string word, string confidence, int version) => admin.PostFormAsync(
        "/staff/evaluators/greeting", ("LeastConfidence", confidence), ("Version", $"{version}"), ("Settings.word", word), ("Settings.polite", "false"));

    private static EvaluationOrder Greeting(string text) => Asking.Order("greeting", $$"""{"text":"{{text}}"}""", """{"prompt":"Greet Asha.","name":"Asha","points":2}""");

    public sealed class App : PluginApp
    {
        protected override string Role => "All";

        protected override IReadOnlyDictionary<string, string?> More => new Dictionary<string, string?> { ["Evaluation:InProcess"] = "greeting" };

        protected override void Install(PluginFolder folder)
        {
            folder.AddSample("Greeting");
            foreach (var vice in new[] { "WellBehaved", "Busy", "Throws", "ThrowsAtStart", "Forwards" }) folder.AddVice(vice);
        }
    }
}
