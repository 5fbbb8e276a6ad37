using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Tenancy.Domain;

namespace PrepPlatform.Tenancy.Data;

/// <summary>Holds the current snapshot; replaced when a change is announced, and every minute in case an announcement was lost.</summary>
internal sealed class TenantDirectory(Databases databases, IBackplane backplane, HostSettings settings, ILogger<TenantDirectory> logger)
    : BackgroundService, ITenantDirectory
{
    private const string Channel = "tenants";
    private readonly string suffix = "." + settings.BaseDomain;
    private readonly SemaphoreSlim oneAtATime = new(1);
    private volatile TenantSnapshot snapshot = TenantSnapshot.Empty;

    public IReadOnlyList<TenantInfo> All => snapshot.All;

    public TenantInfo? Find(TenantId id) => snapshot.Find(id);

    public TenantInfo? FindByHost(string host) =>
        host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            ? snapshot.FindByIdentifier(host.AsSpan(0, host.Length - suffix.Length))
            : snapshot.FindByHost(host);

    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await ReloadAsync(cancellation);
        await backplane.PublishAsync(Channel, "", cancellation);
    }

    /// <summary>Reads the tenants on this node.</summary>
    public async Task ReloadAsync(CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation); // An older reading must not replace a newer one.
        try
        {
            await using var catalogue = databases.OpenCatalogue();
            var tenants = await catalogue.Set<Tenant>().AsNoTracking().ToListAsync(cancellation);
            snapshot = new TenantSnapshot([.. tenants.Select(t => t.ToInfo())]);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public override void Dispose()
    {
        oneAtATime.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = backplane.Subscribe(Channel, _ => ReloadAsync(stoppingToken));
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await minute.WaitForNextTickAsync(stoppingToken);
                await ReloadAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "The tenants could not be read again; the last known ones are served");
            }
        }
    }
}
