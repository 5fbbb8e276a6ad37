using System.Diagnostics;
using System.Globalization;

namespace PrepPlatform.Evaluation.Command;

/// <summary>Says on the error stream how far it is, once it takes more than a second.</summary>
internal sealed class ScoreProgress : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly bool terminal = !Console.IsErrorRedirected;
    private readonly Timer timer;
    private long lines, errors;
    private int said;

    public ScoreProgress() => timer = new Timer(_ => Say(), null, Second, terminal ? Second : 10 * Second);

    public bool HasErrors => Interlocked.Read(ref errors) > 0;

    public void Add(int more, int wrong)
    {
        Interlocked.Add(ref lines, more);
        Interlocked.Add(ref errors, wrong);
    }

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
        var (done, wrong, seconds) = (Interlocked.Read(ref lines), Interlocked.Read(ref errors), Stopwatch.GetElapsedTime(started).TotalSeconds);
        var line = string.Create(CultureInfo.InvariantCulture, $"{done:N0} lines, {wrong:N0} errors, {done / seconds:N0} a second");
        if (terminal) Console.Error.Write($"\r{line}   ");
        else Console.Error.Write($"{line}\n");
    }
}
