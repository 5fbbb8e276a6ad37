using System.Globalization;

namespace PrepPlatform.Evaluation.Command.Models;

/// <summary>Says on the error stream how much of a model has come, once it takes more than a second.</summary>
internal sealed class FetchProgress : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly bool terminal = !Console.IsErrorRedirected;
    private readonly ModelPin pin;
    private readonly Timer timer;
    private long bytes;
    private int said;

    public FetchProgress(ModelPin pin)
    {
        this.pin = pin;
        timer = new Timer(_ => Say(), null, Second, terminal ? Second : 10 * Second);
    }

    public void Add(long more) => Interlocked.Add(ref bytes, more);

    public void Dispose()
    {
        timer.Dispose();
        if (Volatile.Read(ref said) == 0) return;
        Say();
        if (terminal) Console.Error.WriteLine();
    }

    private void Say()
    {
        Volatile.Write(ref said, 1);
        var line = string.Create(CultureInfo.InvariantCulture, $"{pin.Name}: {Interlocked.Read(ref bytes) / 1e6:0.0} of {pin.Size / 1e6:0.0} MB");
        if (terminal) Console.Error.Write($"\r{line}   ");
        else Console.Error.Write($"{line}\n");
    }
}
