namespace PrepPlatform.Evaluation.Running;

/// <summary>What one evaluator's process may use.</summary>
/// <param name="Start">How long it may take to load its plugin.</param>
/// <param name="Budget">How long one evaluation may take.</param>
/// <param name="MemoryMegabytes">The plugin's own memory; the runtime beneath it comes on top.</param>
internal sealed record ProcessLimits(TimeSpan Start, TimeSpan Budget, int MemoryMegabytes)
{
    private const long Megabyte = 1024 * 1024;
    private const int Runtime = 64;

    /// <summary>Resident memory at which it is killed.</summary>
    public long MostBytes => (MemoryMegabytes + Runtime) * Megabyte;

    /// <summary>Where the garbage collector stops, so that a plugin of managed code gets an exception instead.</summary>
    public long HeapBytes => MemoryMegabytes * Megabyte;
}
