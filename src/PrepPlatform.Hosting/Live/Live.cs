using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using PrepPlatform.Contracts;
using PrepPlatform.Kernel;

namespace PrepPlatform.Hosting.Live;

/// <summary>Tells every node of a change, and each node its own pages.</summary>
internal sealed class Live(IBackplane backplane, IHubContext<LiveHub> hub) : ILive, IHostedService
{
    private const string Channel = "live";
    private IDisposable? listening;

    public Task TellAsync(string topic, CancellationToken cancellation) => backplane.PublishAsync(Channel, LiveHub.Group(TenantScope.Current, topic), cancellation);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listening = backplane.Subscribe(Channel, group => hub.Clients.Group(group).SendAsync(LiveHub.Changed, group[(group.IndexOf('|', StringComparison.Ordinal) + 1)..], CancellationToken.None));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        listening?.Dispose();
        return Task.CompletedTask;
    }
}
