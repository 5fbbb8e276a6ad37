using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Work;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Plugins;

/// <summary>Ten thousand answers wait, and the nodes that work on them are killed again and again.</summary>
public sealed class DrainTests(DrainTests.App app) : IClassFixture<DrainTests.App>
{
    private const int Many = 10_000, Kills = 4;
    private static readonly string[] Tenants = ["northfield", "lakeside"];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Ten_thousand_answers_are_each_scored_once_while_workers_are_killed()
    {
        foreach (var tenant in Tenants)
            await app.InDbAsync(tenant, async db =>
            {
                var people = Enumerable.Range(0, 50).Select(_ => Guid.CreateVersion7()).ToArray();
                db.AddRange(Enumerable.Range(0, Many / Tenants.Length).Select(i => Queue.Make(Asking.Say("well-behaved", $"Answer {i}", people[i % people.Length]), TimeProvider.System.GetUtcNow())));
                return await db.SaveChangesAsync();
            });

        var (started, killed) = (Stopwatch.GetTimestamp(), 0);
        var workers = new[] { await WorkerProcess.StartAsync(app), await WorkerProcess.StartAsync(app) };
        try
        {
            for (var left = Many; left > 0; left = await LeftAsync())
            {
                Stopwatch.GetElapsedTime(started).ShouldBeLessThan(Limit, $"{left} still wait after {killed} kills");
                var before = left;
                await workers[killed % 2].UntilAsync(async () => await LeftAsync() < Math.Max(1, before - 500));
                if (killed >= Kills || await LeftAsync() < 500) continue;
                workers[killed % 2].Kill();
                workers[killed++ % 2] = await WorkerProcess.StartAsync(app);
            }
        }
        finally
        {
            foreach (var worker in workers) worker.Dispose();
        }

        killed.ShouldBe(Kills);
        foreach (var tenant in Tenants)
        {
            var given = await app.InDbAsync(tenant, db => db.Set<EvaluationRecord>().Where(e => e.SubjectKind == Asking.Kind).Select(e => new { e.SubjectId, e.Outcome }).ToListAsync());
            given.Count.ShouldBe(Many / Tenants.Length);
            given.DistinctBy(e => e.SubjectId).Count().ShouldBe(given.Count, "none was scored twice");
            given.ShouldAllBe(e => e.Outcome == Outcome.Scored);
        }
    }

    private static async Task<int> SumAsync(IEnumerable<Task<int>> counts) => (await Task.WhenAll(counts)).Sum();

    private Task<int> LeftAsync() => SumAsync(Tenants.Select(t => app.InDbAsync(t, db => db.Set<EvaluationWork>().CountAsync(w => w.Lane == "well-behaved"))));

    public sealed class App : PluginApp
    {
        protected override void Install(PluginFolder folder) => folder.AddVice("WellBehaved");
    }
}
