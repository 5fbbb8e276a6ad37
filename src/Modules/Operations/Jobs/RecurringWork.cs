using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Kernel;

namespace PrepPlatform.Operations.Jobs;

/// <summary>The schedules of the current tenant.</summary>
internal sealed class RecurringWork(RecurringSchedule schedule, ICurrentTenant tenant, TimeProvider clock) : IRecurringWork
{
    public async Task<Result<DateTimeOffset>> SetAsync(string work, Guid subject, string cron, CancellationToken cancellation)
    {
        var key = Key(work, subject);
        var read = CronTimes.Read(cron, TimeZoneInfo.FindSystemTimeZoneById(tenant.Info.TimeZone), clock.GetUtcNow());
        if (!read.Succeeded) return Result.Invalid<DateTimeOffset>(read.Problems);
        await schedule.SetAsync(key, read.Value.Cron, cancellation);
        return Result.Ok(read.Value.First);
    }

    public Task StopAsync(string work, Guid subject, CancellationToken cancellation) => schedule.StopAsync(Key(work, subject), cancellation);

    public Task RunNowAsync(string work, Guid subject, CancellationToken cancellation) => schedule.RunNowAsync(Key(work, subject), cancellation);

    public Task<DateTimeOffset?> NextAsync(string work, Guid subject, CancellationToken cancellation) => schedule.NextAsync(Key(work, subject), cancellation);

    private RecurringKey Key(string work, Guid subject) => schedule.Find(work) is null
        ? throw new ArgumentException($"No module declares the recurring work '{work}'.", nameof(work))
        : new RecurringKey(work, tenant.Info.Id, subject);
}
