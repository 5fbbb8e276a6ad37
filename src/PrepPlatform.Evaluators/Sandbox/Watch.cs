using System.Diagnostics;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Looks every few milliseconds whether a command keeps to its limits, and kills it where it does not.</summary>
internal sealed class Watch(SandboxCommand command)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    private readonly Stopwatch clock = new();
    private Inside? inside;
    private int reason = -1;

    /// <summary>Why it was killed; null: it was not.</summary>
    public SandboxEnd? Reason => reason < 0 ? null : (SandboxEnd)reason;

    /// <summary>Since it was let go.</summary>
    public TimeSpan Elapsed => clock.Elapsed;

    /// <summary>The most memory that was seen.</summary>
    public long Memory { get; private set; }

    /// <summary>From here on it can be killed.</summary>
    public void Over(Inside walls)
    {
        inside = walls;
        if (Reason is not null) walls.Kill();
        clock.Start();
    }

    /// <summary>Kills it; the first reason counts.</summary>
    public void Kill(SandboxEnd why)
    {
        Interlocked.CompareExchange(ref reason, (int)why, -1);
        inside?.Kill();
    }

    /// <summary>Looks until it is over.</summary>
    public async Task RunAsync(Meter meter, Task over)
    {
        while (!over.IsCompleted)
        {
            if (Look(meter) is { } why) Kill(why);
            await Task.WhenAny(over, Task.Delay(Pause));
        }

        clock.Stop();
    }

    private SandboxEnd? Look(Meter meter)
    {
        if (clock.Elapsed > command.WallTime) return SandboxEnd.TooLong;
        var (time, memory) = meter.Look();
        Memory = Math.Max(Memory, memory);
        if (time > command.ProcessorTime) return SandboxEnd.TooLong;
        if (memory > command.Memory || meter.RanOut) return SandboxEnd.TooMuchMemory;
        return inside!.Overflows ? SandboxEnd.TooMuchOutput : null;
    }
}
