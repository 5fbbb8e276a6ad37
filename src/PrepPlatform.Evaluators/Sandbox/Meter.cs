namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>What the processes of one command use, all together.</summary>
internal abstract class Meter : IAsyncDisposable
{
    /// <summary>Whether the kernel has refused them memory beyond the limit.</summary>
    public abstract bool RanOut { get; }

    /// <summary>Takes in the first process; what it starts comes along.</summary>
    public abstract void Take(int pid);

    /// <summary>Processor time so far, as well as it can be known, and bytes of memory now.</summary>
    public abstract (TimeSpan Time, long Memory) Look();

    /// <summary>Processor time when all are gone; null: nobody knows.</summary>
    /// <param name="waited">Of bubblewrap and all that was waited for, its own preparations included; null: unknown.</param>
    public abstract TimeSpan? Total(TimeSpan? waited);

    public abstract ValueTask DisposeAsync();
}
