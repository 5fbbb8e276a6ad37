namespace PrepPlatform.Evaluation.Command;

/// <summary>A line on the error stream that says how far something is, once that takes more than a second: written over in a terminal, every ten seconds elsewhere.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly bool terminal = !Console.IsErrorRedirected;
    private readonly Func<string> say;
    private readonly Timer timer;
    private int said;

    /// <param name="say">How far it is now; asked from another thread.</param>
    public ProgressLine(Func<string> say)
    {
        this.say = say;
        timer = new Timer(_ => Write(), null, Second, terminal ? Second : 10 * Second);
    }

    public void Dispose()
    {
        timer.Dispose();
        if (Volatile.Read(ref said) == 0) return;
        Write();
        if (terminal) Console.Error.WriteLine();
    }

    private void Write()
    {
        Volatile.Write(ref said, 1);
        Console.Error.Write(terminal ? $"\r{say()}   " : $"{say()}\n");
    }
}
