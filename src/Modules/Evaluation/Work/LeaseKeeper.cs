using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Work;

/// <summary>Says every third of a lease that this node is still at what it holds, until it is disposed.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task keeping;

    public LeaseKeeper(IServiceScopeFactory scopes, Guid holder, IReadOnlyCollection<TenantId> tenants, TimeSpan lease, ILogger logger) =>
        keeping = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(lease / 3);
            while (await timer.WaitForNextTickAsync(stop.Token))
                foreach (var tenant in tenants) await RenewAsync(scopes, holder, tenant, logger, stop.Token);
        });

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private static async Task RenewAsync(IServiceScopeFactory scopes, Guid holder, TenantId tenant, ILogger logger, CancellationToken cancellation)
    {
        try
        {
            using var entered = TenantScope.Enter(tenant);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<WorkDesk>().RenewAsync(holder, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning(e, "A lease on evaluation work could not be renewed; another node may take the work too, and only one result is kept");
        }
    }
}
