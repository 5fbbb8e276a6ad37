using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Operations.Domain;

namespace PrepPlatform.Operations.Jobs;

/// <summary>Removes events that were delivered a week ago.</summary>
internal sealed class SweepOutbox(PrepDb db, TimeProvider clock) : IScheduledWork
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Keep;
        var old = db.Set<OutboxMessage>().Where(m => m.DeliveredAt < before);
        await db.Set<OutboxDelivery>().Where(d => old.Any(m => m.Id == d.MessageId)).ExecuteDeleteAsync(cancellation);
        var removed = await old.ExecuteDeleteAsync(cancellation);
        // The sender removes a message a week after its delivery, so it cannot come again.
        await db.Set<ReceivedMessage>().Where(r => r.At < before - Keep).ExecuteDeleteAsync(cancellation);
        return removed > 0 ? $"{removed} events" : null;
    }
}

/// <summary>Removes the history of runs older than 90 days.</summary>
internal sealed class SweepJobRuns(CatalogueDb catalogue, TimeProvider clock) : IScheduledWork
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(90);

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Keep;
        var removed = await catalogue.Set<JobRun>().Where(r => r.StartedAt < before).ExecuteDeleteAsync(cancellation);
        return removed > 0 ? $"{removed} runs" : null;
    }
}

/// <summary>Ends runs whose worker gave no sign of life: it died, or is cut off from the database.</summary>
internal sealed class LoseJobRuns(CatalogueDb catalogue, TimeProvider clock) : IScheduledWork
{
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var lost = await catalogue.Set<JobRun>().Where(r => r.LeaseUntil < now).ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, r => r.LeaseUntil).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null)
            .SetProperty(r => r.Failed, true).SetProperty(r => r.Note, "Lost: its worker stopped or was cut off while it ran"), cancellation);
        return lost > 0 ? $"{lost} runs" : null;
    }
}
