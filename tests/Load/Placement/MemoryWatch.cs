using System.Diagnostics;

namespace PrepPlatform.Tests.Load.Placement;

/// <summary>How much more memory this process takes at most than it did at first, looked at every 20 ms.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task watching;
    private readonly double before;
    private double most;

    public MemoryWatch()
    {
        GC.Collect();
        before = most = Now();
        watching = Task.Run(WatchAsync);
    }

    /// <summary>Megabytes.</summary>
    public double Growth => Math.Max(most, Now()) - before;

    public void Dispose()
    {
        stop.Cancel();
        watching.Wait();
        stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            most = Math.Max(most, Now());
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static double Now()
    {
        using var own = Process.GetCurrentProcess();
        return own.WorkingSet64 / 1e6;
    }
}
