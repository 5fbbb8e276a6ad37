namespace PrepPlatform.Evaluation.Running;

/// <summary>How long to wait before a process that keeps ending is started again: half a second, doubling to a minute.</summary>
internal sealed class BackOff(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500), Longest = TimeSpan.FromMinutes(1);
    private readonly Lock guard = new();
    private int failures;
    private DateTimeOffset until;

    /// <summary>What is left of the pause.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (guard) return until - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public void Fail()
    {
        lock (guard)
        {
            var pause = First * Math.Pow(2, Math.Min(failures++, 10));
            until = clock.GetUtcNow() + (pause < Longest ? pause : Longest);
        }
    }

    public void Succeed()
    {
        lock (guard) (failures, until) = (0, default);
    }
}
