using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrepPlatform.Data;
using PrepPlatform.Data.Work;
using PrepPlatform.Evaluation.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Work;

/// <summary>Takes the work that waits for one plugin, in fair turns and small portions, and does it. A plugin that hangs holds up its own lane only.</summary>
internal sealed class WorkLane(
    Databases databases, IServiceScopeFactory scopes, PluginCatalogue plugins, EvaluationOptions options, TimeProvider clock, ILogger<WorkLane> logger)
{
    private const int MostAtOnce = 32;
    private static readonly TimeSpan Portion = TimeSpan.FromSeconds(1);

    /// <summary>Works until nothing is due, and says how much was done.</summary>
    public async Task<int> DrainAsync(InstalledPlugin plugin, CancellationToken stop)
    {
        var atOnce = plugin.InProcess ? Environment.ProcessorCount : options.Processes;
        var (done, portion) = (0, atOnce);
        while (plugin.Runner is not null && !stop.IsCancellationRequested)
        {
            var holder = Guid.CreateVersion7();
            var claimed = await ClaimAsync(plugin, holder, portion, stop);
            if (claimed.Count == 0) break;
            var started = Stopwatch.GetTimestamp();
            await using (new LeaseKeeper(scopes, holder, [.. claimed.Select(c => c.Tenant).Distinct()], options.Lease, logger))
                await Parallel.ForEachAsync(
                    claimed, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (work, _) => await DoAsync(plugin, holder, work, stop));
            done += claimed.Count;
            // About a second's work is held at a time: enough to make the claim cheap, little enough for others to have their turn.
            portion = (int)Math.Clamp(claimed.Count * (Portion / Stopwatch.GetElapsedTime(started)), atOnce, Math.Max(atOnce, MostAtOnce));
        }

        return done;
    }

    private async Task<IReadOnlyList<ClaimedWork>> ClaimAsync(InstalledPlugin plugin, Guid holder, int count, CancellationToken cancellation)
    {
        var pause = new WorkPause("EvaluatorSwitches", nameof(EvaluatorSwitch.PluginId), plugin.Id, nameof(EvaluatorSwitch.OffAt));
        var claimed = new List<ClaimedWork>();
        foreach (var shard in databases.Shards)
            claimed.AddRange(await databases.ClaimWorkAsync(
                shard, new WorkClaim("EvaluationWork", [.. plugin.Manifest!.Types], pause, holder, count, clock.GetUtcNow(), options.Lease), cancellation));
        return claimed;
    }

    private async Task DoAsync(InstalledPlugin plugin, Guid holder, ClaimedWork claimed, CancellationToken stop)
    {
        using var tenant = TenantScope.Enter(claimed.Tenant);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var desk = scope.ServiceProvider.GetRequiredService<WorkDesk>();
            if (await desk.FindAsync(claimed.Id, holder, stop) is not { } work) return;
            if (stop.IsCancellationRequested) await desk.ReturnAsync(work, TimeSpan.Zero, CancellationToken.None);
            else await DoAsync(plugin, work, desk, scope.ServiceProvider, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // The database is away, above all: the work comes back when its lease ends.
            logger.LogError(e, "Evaluation work {Work} of tenant {Tenant} could not be finished, attempt {Attempt}", claimed.Id, claimed.Tenant, claimed.Attempts);
        }
        catch (OperationCanceledException)
        {
            // Stopping; the lease ends by itself.
        }
    }

    private async Task DoAsync(InstalledPlugin plugin, EvaluationWork work, WorkDesk desk, IServiceProvider services, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var (_, wish) = await services.GetRequiredService<TenantWishes>().OfAsync(plugin, stop);
            var type = plugin.Status.Offer?.Types.GetValueOrDefault(work.Lane);
            await using var files = await services.GetRequiredService<AnswerFiles>().OpenAsync(type, work, stop);
            if (files is null)
            {
                await desk.ReturnAsync(work, AnswerFiles.Pause, CancellationToken.None);
                return;
            }

            var graded = type is null ? [] : await services.GetRequiredService<GradedFor>().ReadAsync(work, type, stop);
            var result = await ScoreAsync(plugin, work, new Answering(graded, files.Paths, wish), stop);
            var time = Stopwatch.GetElapsedTime(started);
            if (result.Next is null) await desk.FinishAsync(work, plugin, result, time, CancellationToken.None);
            else await desk.ForwardAsync(work, plugin, result, time, CancellationToken.None);
        }
        catch (AwayException e)
        {
            logger.LogWarning(e, "The recording of work {Work} cannot be had now; it is tried again", work.Id);
            await desk.FinishAsync(work, plugin, WorkDesk.Review(e.Message) with { Awaits = "the recording's file" }, Stopwatch.GetElapsedTime(started), CancellationToken.None);
        }
        catch (PluginFault e)
        {
            logger.LogWarning("The plugin {Plugin} gave no result for work {Work}, attempt {Attempt}: {Kind}", plugin.Id, work.Id, work.Attempts, e.Kind);
            await desk.FailAsync(work, plugin, e, Stopwatch.GetElapsedTime(started), CancellationToken.None);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await desk.ReturnAsync(work, TimeSpan.Zero, CancellationToken.None);
        }
    }

    private sealed record Answering(IReadOnlyList<GradedAnswer> Graded, IReadOnlyDictionary<string, string> Files, Wishes Wish);

    private async Task<EvaluationResult> ScoreAsync(InstalledPlugin plugin, EvaluationWork work, Answering with, CancellationToken stop)
    {
        using var definition = JsonDocument.Parse(work.Definition);
        using var response = JsonDocument.Parse(work.Response);
        await using var parts = plugin.InProcess ? null : new PartsKeeper(scopes, work, logger);
        // What a result refers to outlives the documents.
        var answer = new Answer(work.Lane, definition.RootElement.Clone(), response.RootElement.Clone(), new Arrangement(work.Seed, work.Shuffle))
        {
            Graded = with.Graded, Files = with.Files, Parts = parts, Progress = parts, Spoken = Records.ReadSpoken(work.Spoken), MostConfidence = work.MostConfidence,
        };
        if (!plugin.InProcess) return await Scorer.ScoreAsync(plugin, answer, with.Wish, plugin.Budget, stop);
        try
        {
            return await Task.Run(async () => await Scorer.ScoreAsync(plugin, answer, with.Wish, plugin.Budget, stop), stop).WaitAsync(plugin.Budget * 3 + Portion, stop);
        }
        catch (TimeoutException)
        {
            plugins.Break(plugin, $"An evaluation did not end within {plugin.Budget.TotalSeconds:0} s in the host's own process.");
            throw new PluginFault(FaultKind.TimedOut, "The evaluator did not end.");
        }
    }
}
