using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepPlatform.Evaluation.Plugins;

namespace PrepPlatform.Evaluation.Work;

/// <summary>Keeps one lane a plugin going on a node that works: woken by what is queued here, looking every second for what is queued elsewhere.</summary>
internal sealed class EvaluationWorker(PluginCatalogue plugins, WorkLane lane, WorkSignal signal, ILogger<EvaluationWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await plugins.ReadyAsync().WaitAsync(stoppingToken);
        var lanes = new Dictionary<InstalledPlugin, Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var plugin in plugins.All.Where(p => p.Runner is not null && lanes.GetValueOrDefault(p) is null or { IsCompleted: true }))
                lanes[plugin] = RunAsync(plugin, stoppingToken);
            await signal.WaitAsync(Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(lanes.Values);
    }

    private async Task RunAsync(InstalledPlugin plugin, CancellationToken stop)
    {
        try
        {
            if (await lane.DrainAsync(plugin, stop) > 0) signal.Set(); // It may have passed something on, or missed what came last.
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            logger.LogError(e, "Evaluation work could not be read; trying again");
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
