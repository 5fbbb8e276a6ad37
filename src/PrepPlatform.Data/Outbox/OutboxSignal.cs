using System.Threading.Channels;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PrepPlatform.Data.Outbox;

/// <summary>Wakes this node's dispatcher when something was written here; what other nodes wrote it finds by looking every second.</summary>
public sealed class OutboxSignal
{
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes it.</summary>
    public void Set() => wake.Writer.TryWrite(true);

    /// <summary>Waits for a wake-up, at most this long.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);
        try
        {
            await wake.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nobody called: time to look anyway.
        }
    }
}

internal sealed class OutboxWake(OutboxSignal signal) : SaveChangesInterceptor
{
    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.ChangeTracker.Entries<OutboxMessage>().Any()) signal.Set();
        return ValueTask.FromResult(result);
    }
}
