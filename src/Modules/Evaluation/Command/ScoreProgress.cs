using System.Diagnostics;
using System.Globalization;

namespace PrepPlatform.Evaluation.Command;

/// <summary>How many lines are done, and how many of them were errors.</summary>
internal sealed class ScoreProgress : IDisposable
{
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly ProgressLine line;
    private long lines, errors;

    public ScoreProgress() => line = new(Say);

    public bool HasErrors => Interlocked.Read(ref errors) > 0;

    public void Add(int more, int wrong)
    {
        Interlocked.Add(ref lines, more);
        Interlocked.Add(ref errors, wrong);
    }

    public void Dispose() => line.Dispose();

    private string Say()
    {
        var (done, wrong, seconds) = (Interlocked.Read(ref lines), Interlocked.Read(ref errors), Stopwatch.GetElapsedTime(started).TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{done:N0} lines, {wrong:N0} errors, {done / seconds:N0} a second");
    }
}
