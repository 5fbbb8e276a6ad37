namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>A control group, of either version.</summary>
internal abstract class GroupMeter : Meter, IDisposable
{
    private TimeSpan preparations;

    /// <summary>Processor time of all that was ever in it.</summary>
    protected abstract TimeSpan Time { get; }

    /// <summary>Bytes of memory that cannot be had back by forgetting what is on disk.</summary>
    protected abstract long Memory { get; }

    /// <summary>
    /// Takes in the first process; what it starts comes along. Kernels take up to ten milliseconds for it, in which that process can be busy with its preparations.
    /// </summary>
    public abstract void Take(int pid);

    public abstract void Dispose();

    public override void Begin(int pid) => preparations = Time;

    public override (TimeSpan Time, long Memory) Look() => (Time - preparations, Memory);

    public override TimeSpan? Total(TimeSpan? waited) => Time - preparations;
}
