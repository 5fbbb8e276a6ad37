using System.Diagnostics;

namespace PrepPlatform.Tests.Support;

/// <summary>For what happens on another node or in the background: looks again until it is so, and fails when it takes too long.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromMilliseconds(50);

    public static Task BeAsync(Func<bool> so) => BeAsync(() => Task.FromResult(so()));

    public static async Task BeAsync(Func<Task<bool>> so)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await so())
        {
            if (Stopwatch.GetElapsedTime(started) > Limit) throw new TimeoutException($"It was not so within {Limit.TotalSeconds} s.");
            await Task.Delay(Pause);
        }
    }
}
