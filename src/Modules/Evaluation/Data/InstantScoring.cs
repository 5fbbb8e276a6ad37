using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Data;

/// <summary>An instant score.</summary>
/// <param name="Plugin">Who gave it.</param>
/// <param name="Type">The type that had the last word.</param>
/// <param name="Result">The score.</param>
/// <param name="Time">How long it took.</param>
internal sealed record InstantScore(InstalledPlugin Plugin, string Type, EvaluationResult Result, TimeSpan Time);

/// <summary>
/// Scores answers of trusted, instant types within the request. Whatever is not done when the budget ends, or goes wrong, is null: the work table
/// has it done. Code in this process cannot be stopped: one that does not come back is taken out of use.
/// </summary>
internal sealed class InstantScoring(PluginCatalogue plugins, TenantWishes wishes, EvaluationOptions options, ILogger<InstantScoring> logger)
{
    public async Task<InstantScore?[]> RunAsync(IReadOnlyList<EvaluationOrder> orders, CancellationToken cancellation)
    {
        await plugins.ReadyAsync();
        var batch = new Batch(orders.Count);
        var chosen = new List<(int Place, Answer Answer, InstalledPlugin Plugin, Wishes Wishes)>();
        for (var i = 0; i < orders.Count; i++)
            if (await ChooseAsync(orders[i].Type, cancellation) is var (plugin, wish)) chosen.Add((i, ToAnswer(orders[i]), plugin, wish));
        if (chosen.Count == 0) return batch.Scores;
        var work = Task.Run(() => ScoreAllAsync(batch, chosen, cancellation), cancellation);
        try
        {
            await work.WaitAsync(options.RequestBudget + chosen.Max(c => c.Plugin.Budget), cancellation);
            return batch.Scores;
        }
        catch (TimeoutException)
        {
            if (batch.Close() is { } stuck) _ = TakeOutAsync(work, stuck);
            return batch.Scores;
        }
    }

    public static Answer ToAnswer(EvaluationOrder order) => new(order.Type, order.Definition, order.Response, order.Arrangement);

    /// <summary>A machine that stood still for a moment is no reason: it has twice its time, and then is taken out of use.</summary>
    private async Task TakeOutAsync(Task work, InstalledPlugin stuck)
    {
        await Task.WhenAny(work, Task.Delay(stuck.Budget * 2));
        if (!work.IsCompleted) plugins.Break(stuck, $"An evaluation did not end within {stuck.Budget.TotalSeconds:0} s in the host's own process.");
    }

    /// <summary>The plugin where it may score within a request for this tenant.</summary>
    private async ValueTask<(InstalledPlugin, Wishes)?> ChooseAsync(string type, CancellationToken cancellation)
    {
        if (plugins.ByType(type) is not { InProcess: true, Runner: not null } plugin) return null;
        var (on, wish) = await wishes.OfAsync(plugin, cancellation);
        return on ? (plugin, wish) : null;
    }

    private async Task ScoreAllAsync(Batch batch, List<(int Place, Answer Answer, InstalledPlugin Plugin, Wishes Wishes)> chosen, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var (place, answer, plugin, wish) in chosen)
        {
            if (Stopwatch.GetElapsedTime(started) > options.RequestBudget || !batch.Begin(plugin)) return;
            batch.End(place, await TryAsync(plugin, answer, wish, cancellation));
        }
    }

    private async Task<InstantScore?> TryAsync(InstalledPlugin plugin, Answer answer, Wishes wish, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            for (var step = 1; step <= Scorer.MostSteps; step++)
            {
                var result = await Scorer.ScoreAsync(plugin, answer, wish, plugin.Budget, cancellation);
                if (result.Next is not { } next) return new InstantScore(plugin, answer.Type, result, Stopwatch.GetElapsedTime(started));
                if (await ChooseAsync(next.Type, cancellation) is not var (other, wanted)) return null;
                (plugin, wish, answer) = (other, wanted, Answer.Follow(result));
            }
        }
        catch (PluginFault e)
        {
            logger.LogWarning("The plugin {Plugin} gave no instant score: {Kind}", plugin.Id, e.Kind);
        }

        return null;
    }

    /// <summary>Results in the making; closed when the request goes on without the rest.</summary>
    private sealed class Batch(int count)
    {
        private readonly Lock guard = new();
        private readonly InstantScore?[] scores = new InstantScore?[count];
        private InstalledPlugin? at;
        private bool closed;

        public InstantScore?[] Scores
        {
            get
            {
                lock (guard) return [.. scores];
            }
        }

        public bool Begin(InstalledPlugin plugin)
        {
            lock (guard) at = plugin;
            return !closed;
        }

        public void End(int place, InstantScore? score)
        {
            lock (guard)
            {
                at = null;
                if (!closed) scores[place] = score;
            }
        }

        /// <summary>Takes nothing more, and says who did not come back.</summary>
        public InstalledPlugin? Close()
        {
            lock (guard)
            {
                closed = true;
                return at;
            }
        }
    }
}
