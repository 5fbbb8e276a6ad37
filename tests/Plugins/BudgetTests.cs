using Microsoft.EntityFrameworkCore;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Plugins;

/// <summary>Trusted plugins that are slower than they said: the request goes on without them.</summary>
public sealed class BudgetTests(BudgetTests.App app) : IClassFixture<BudgetTests.App>
{
    private const string Tenant = "northfield";

    [Fact]
    public async Task What_a_request_has_no_time_for_is_queued()
    {
        var orders = Enumerable.Range(0, 6).Select(_ => Asking.Say("well-behaved", "wait 150")).ToArray();
        var given = await app.RequestAsync(Tenant, orders);
        given.Count(e => e is not null).ShouldBeInRange(1, 5);
        given.SkipWhile(e => e is not null).ShouldAllBe(e => e == null);
        (await app.InDbAsync(Tenant, db => db.Set<EvaluationWork>().CountAsync(w => w.Lane == "well-behaved"))).ShouldBe(given.Count(e => e is null));
    }

    [Fact]
    public async Task One_that_never_ends_is_taken_out_of_use_and_its_answer_is_kept_for_later()
    {
        var (hung, fine) = (Asking.Say("hangs", "Hello"), Asking.Say("well-behaved", "Hello"));
        var given = await app.RequestAsync(Tenant, fine, hung);
        given[0]!.Result.Outcome.ShouldBe(Outcome.Scored, "what came before it is kept");
        given[1].ShouldBeNull();
        await Eventually.BeAsync(async () => (await app.PluginAsync("hangs")).Status.State == PluginState.Malfunctioned);
        (await app.PluginAsync("hangs")).Status.Reason.ShouldBe("An evaluation did not end within 1 s in the host's own process.");
        (await app.InDbAsync(Tenant, db => db.Set<EvaluationWork>().CountAsync(w => w.SubjectId == hung.Subject.Id))).ShouldBe(1);
        (await app.RequestAsync(Tenant, Asking.Say("well-behaved", "Again")))[0].ShouldNotBeNull("others go on");
    }

    public sealed class App : PluginApp
    {
        protected override IReadOnlyDictionary<string, string?> More => new Dictionary<string, string?>
        {
            ["Evaluation:InProcess"] = "well-behaved, hangs", ["Evaluation:RequestBudgetMilliseconds"] = "400",
        };

        protected override void Install(PluginFolder folder)
        {
            folder.AddVice("WellBehaved", m => m["instant"] = true);
            folder.AddVice("Hangs", m => m["instant"] = true);
        }
    }
}
