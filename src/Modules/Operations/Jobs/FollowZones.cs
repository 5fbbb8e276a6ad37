using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Kernel;

namespace PrepPlatform.Operations.Jobs;

/// <summary>Moves tenants' schedules when their time zone changes: all are looked at when a worker starts, then those that the directory says another zone of.</summary>
internal sealed class FollowZones(RecurringSchedule schedule, ITenantDirectory directory, Databases databases, ILogger<FollowZones> logger) : BackgroundService
{
    private readonly Dictionary<TenantId, string> known = [];

    public async Task LookAsync(CancellationToken cancellation)
    {
        var changed = directory.All.Where(t => known.GetValueOrDefault(t.Id) != t.TimeZone).ToList();
        if (changed.Count == 0) return;
        await using var alone = await databases.LockAsync("schedule", cancellation); // All workers see it at once.
        foreach (var tenant in changed)
        {
            await schedule.RezoneAsync(tenant.Id, TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone), cancellation);
            known[tenant.Id] = tenant.TimeZone;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(20));
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "Schedules could not be moved to a tenant's new time zone; it is tried again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
