using Microsoft.EntityFrameworkCore;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Work;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Plugins;

/// <summary>Work that waits on one node and is done on others: once, in fair turns, whatever becomes of the node that was at it.</summary>
public sealed class NodeTests(NodeTests.App app) : IClassFixture<NodeTests.App>
{
    private const string Big = "northfield", Small = "lakeside";

    [Fact]
    public async Task A_worker_node_killed_at_work_gives_it_back_and_leaves_no_evaluator_behind()
    {
        var orders = Enumerable.Range(0, 4).Select(i => Asking.Say("well-behaved", $"wait {800 + i}")).ToArray();
        await app.RequestAsync(Big, orders);
        await app.Plugins().SettledAsync();
        var mine = WorkerProcess.Evaluators(app.Folder.Path); // This node's own.
        using (var worker = await WorkerProcess.StartAsync(app))
        {
            await worker.UntilAsync(() => app.InDbAsync(Big, db => db.Set<EvaluationWork>().AnyAsync(w => w.Holder != null)));
            WorkerProcess.Evaluators(app.Folder.Path).Except(mine).ShouldNotBeEmpty();
            worker.Kill();
        }

        await Eventually.BeAsync(() => !WorkerProcess.Evaluators(app.Folder.Path).Except(mine).Any());
        (await app.InDbAsync(Big, db => db.Set<EvaluationWork>().AnyAsync(w => w.Lane == "well-behaved"))).ShouldBeTrue("it was killed in the middle");
        using var other = await WorkerProcess.StartAsync(app);
        var given = await app.WaitAsync(Big, orders);
        given.Count.ShouldBe(orders.Length, "each once");
        given.ShouldAllBe(e => e.Result.Outcome == Outcome.Scored);
    }

    [Fact]
    public async Task Two_nodes_at_the_same_work_keep_each_result_once()
    {
        var orders = Enumerable.Range(0, 200).Select(i => Asking.Say("well-behaved", $"Answer {i}", Guid.CreateVersion7())).ToArray();
        await app.RequestAsync(Big, orders);
        using var first = await OtherNode.StartAsync(app, "Worker", app.Settings);
        using var second = await OtherNode.StartAsync(app, "Worker", app.Settings);
        var given = await app.WaitAsync(Big, orders);
        given.Count.ShouldBe(orders.Length);
        given.Select(e => e.Result.Notes).Distinct().Count().ShouldBe(2, "both nodes' evaluators worked");
    }

    [Fact]
    public async Task Work_that_takes_longer_than_a_lease_stays_with_the_node_that_is_at_it()
    {
        var order = Asking.Say("patient", "Take your time");
        await app.RequestAsync(Big, order);
        using var first = await OtherNode.StartAsync(app, "Worker", app.Settings);
        using var second = await OtherNode.StartAsync(app, "Worker", app.Settings);
        var attempts = 0;
        await Eventually.BeAsync(async () =>
        {
            var work = await app.InDbAsync(Big, db => db.Set<EvaluationWork>().AsNoTracking().SingleOrDefaultAsync(w => w.SubjectId == order.Subject.Id));
            attempts = Math.Max(attempts, work?.Attempts ?? 0);
            return work is null;
        });
        attempts.ShouldBe(1, "nobody else took it");
        (await app.ReadAsync(Big, order)).ShouldHaveSingleItem().Result.Outcome.ShouldBe(Outcome.Scored);
    }

    [Fact]
    public async Task A_page_is_shown_while_an_answer_is_being_scored()
    {
        var runner = (await app.PluginAsync("patient")).Runner!;
        var request = new EvaluationRequest(Asking.Json(Asking.Question), Asking.Json("""{"text":"Take your time"}"""), Arrangement.AsWritten, Asking.Json("{}"), TimeSpan.FromSeconds(20));
        var scoring = runner.EvaluateAsync("patient", request, CancellationToken.None).AsTask();
        (await runner.PresentAsync("patient", request.Definition, Arrangement.AsWritten, CancellationToken.None)).Prompt.ShouldBe("Say something.");
        scoring.IsCompleted.ShouldBeFalse("that takes five seconds");
        (await scoring).Outcome.ShouldBe(Outcome.Scored);
    }

    [Fact]
    public async Task Ten_thousand_answers_of_one_person_and_one_tenant_starve_nobody()
    {
        const int many = 10_000;
        var busy = Guid.CreateVersion7();
        await app.InDbAsync(Big, async db =>
        {
            db.AddRange(Enumerable.Range(0, many).Select(i => Queue.Make(Asking.Say("busy", $"Answer {i}", busy), TimeProvider.System.GetUtcNow())));
            return await db.SaveChangesAsync();
        });
        // They come last, and are of the same kind.
        var (neighbour, other) = (Asking.Say("busy", "Mine", Guid.CreateVersion7()), Asking.Say("busy", "Ours", Guid.CreateVersion7()));
        await app.RequestAsync(Big, neighbour);
        await app.RequestAsync(Small, other);
        using (await OtherNode.StartAsync(app, "Worker", app.Settings))
        {
            await app.WaitAsync(Big, neighbour);
            await app.WaitAsync(Small, other);
            (await LeftAsync()).ShouldBeGreaterThan(many * 9 / 10, "of the ten thousand nearly all still wait");
            await Eventually.BeAsync(async () => await LeftAsync() < many - 100); // And they go on.
        }

        await app.InDbAsync(Big, db => db.Set<EvaluationWork>().Where(w => w.PersonId == busy).ExecuteDeleteAsync());

        Task<int> LeftAsync() => app.InDbAsync(Big, db => db.Set<EvaluationWork>().CountAsync(w => w.PersonId == busy));
    }

    public sealed class App : PluginApp
    {
        protected override void Install(PluginFolder folder)
        {
            folder.AddVice("WellBehaved");
            folder.AddVice("Busy");
            folder.AddVice("Patient", m => m["budgetSeconds"] = 20);
        }
    }
}
