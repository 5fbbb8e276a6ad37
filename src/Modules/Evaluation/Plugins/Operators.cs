using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>Carries what operators decide about plugins to every node: at once when announced, and within a minute in any case.</summary>
internal sealed class Operators(PluginCatalogue plugins, Databases databases, IBackplane backplane, ILogger<Operators> logger) : BackgroundService
{
    private const string Switched = "plugins", Restarted = "plugin-restarts";

    /// <summary>Looks at the plugins for the first time.</summary>
    public async Task BeginAsync(CancellationToken cancellation) => await plugins.BeginAsync(await ReadAsync(cancellation));

    /// <summary>Here now, elsewhere soon; after the change is saved.</summary>
    public async Task SwitchedAsync(CancellationToken cancellation)
    {
        await plugins.FollowAsync(await ReadAsync(cancellation));
        await backplane.PublishAsync(Switched, "", cancellation);
    }

    /// <summary>Has every node end the plugin's processes and look at it anew.</summary>
    public Task RestartAsync(string key, CancellationToken cancellation) => backplane.PublishAsync(Restarted, key, cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var switches = backplane.Subscribe(Switched, async _ => await plugins.FollowAsync(await ReadAsync(stoppingToken)));
        using var restarts = backplane.Subscribe(Restarted, key => plugins.Find(key) is { } plugin ? plugins.RestartAsync(plugin) : Task.CompletedTask);
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await minute.WaitForNextTickAsync(stoppingToken);
                await plugins.FollowAsync(await ReadAsync(stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "What operators decided about plugins could not be read again; the last known holds");
            }
        }
    }

    private async Task<HashSet<string>> ReadAsync(CancellationToken cancellation)
    {
        await using var catalogue = databases.OpenCatalogue();
        return [.. await catalogue.Set<DisabledPlugin>().AsNoTracking().Select(p => p.PluginId).ToListAsync(cancellation)];
    }
}
