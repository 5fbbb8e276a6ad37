namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>What the processes of one command use, all together.</summary>
internal abstract class Meter
{
    /// <summary>Whether the kernel has refused them memory beyond the limit.</summary>
    public abstract bool RanOut { get; }

    /// <summary>From here on it counts: everything is prepared.</summary>
    /// <param name="pid">Of the first process.</param>
    public abstract void Begin(int pid);

    /// <summary>Processor time so far, as well as it can be known, and bytes of memory now.</summary>
    public abstract (TimeSpan Time, long Memory) Look();

    /// <summary>Processor time when all are gone; null: nobody knows.</summary>
    /// <param name="waited">Of bubblewrap and all that was waited for, its own preparations included; null: unknown.</param>
    public abstract TimeSpan? Total(TimeSpan? waited);
}
