using System.Diagnostics;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Running;

/// <summary>One evaluator's process, asked one question at a time. After a fault that is not the plugin's own exception it is gone.</summary>
internal sealed class EvaluatorChild : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1), Look = TimeSpan.FromMilliseconds(100);
    private readonly Process process;
    private readonly ProcessLimits limits;
    private readonly Timer watch;
    private volatile bool tooMuch;
    private int last;

    private EvaluatorChild(Process process, ProcessLimits limits, Action<string>? output)
    {
        (this.process, this.limits) = (process, limits);
        _ = Task.Run(() => DrainAsync(process.StandardError, output));
        watch = new Timer(_ => Watch(), null, Look, Look);
    }

    public int Id => process.Id;

    public long UsedAt { get; private set; } = Stopwatch.GetTimestamp();

    /// <summary>What its plugin says of itself.</summary>
    public PluginDescription Description { get; private set; } = new([], null, false);

    public bool HasExited => process.HasExited;

    /// <summary>Starts one and waits until its plugin is loaded.</summary>
    /// <exception cref="PluginFault">It did not come up.</exception>
    public static async Task<EvaluatorChild> StartAsync(
        string folder, PluginEnvironment environment, ProcessLimits limits, Action<string>? output, CancellationToken cancellation)
    {
        var child = new EvaluatorChild(
            Process.Start(EvaluatorStart.Make(folder, limits)) ?? throw new PluginFault(FaultKind.Unavailable, "The evaluator's process could not be started."), limits, output);
        try
        {
            var answer = await child.AskAsync(new WireRequest(0, WireRequest.Describe) { Environment = environment }, limits.Start, null, cancellation);
            if (answer.Fault is not null) throw new PluginFault(answer.FaultKind, answer.Fault);
            child.Description = answer.Description ?? throw new PluginFault(FaultKind.Lied, "The evaluator's process described nothing.");
            return child;
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    /// <summary>Asks it. When this throws, the process is of no further use.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="listener">Told what comes before the answer; null: nobody is.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<WireAnswer> AskAsync(WireRequest request, TimeSpan limit, Listener? listener, CancellationToken cancellation)
    {
        var numbered = request with { Id = ++last };
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(limit + Grace);
        try
        {
            await Frames.WriteAsync(process.StandardInput.BaseStream, numbered, WireJson.Default.WireRequest, time.Token);
            var answer = await ReadAsync(time.Token);
            for (; answer is { Part: not null } or { Share: not null } && answer.Id == numbered.Id; answer = await ReadAsync(time.Token)) listener?.Tell(answer);
            UsedAt = Stopwatch.GetTimestamp();
            if (answer?.Id != numbered.Id) throw Broken(answer is null ? null : "it answered another question");
            return answer.FaultKind == FaultKind.TooMuchMemory ? throw TooMuch() : answer;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PluginFault(FaultKind.TimedOut, $"The evaluator did not answer within {limit.TotalSeconds:0.#} s and was ended.");
        }
        catch (InvalidDataException)
        {
            throw Broken("it wrote something that is no answer");
        }
        catch (IOException)
        {
            throw Broken(null);
        }
    }

    private async Task<WireAnswer?> ReadAsync(CancellationToken cancellation) =>
        await Frames.ReadAsync(process.StandardOutput.BaseStream, WireJson.Default.WireAnswer, cancellation);

    public void Dispose()
    {
        watch.Dispose();
        Kill();
        process.Dispose();
    }

    /// <summary>What is printed is taken off the pipe in any case, since a full one would stop the process, in pieces, since a line may never end.</summary>
    private static async Task DrainAsync(StreamReader error, Action<string>? output)
    {
        try
        {
            var piece = new char[4096];
            while (await error.ReadAsync(piece) is > 0 and var length) output?.Invoke(new string(piece, 0, Math.Min(length, 400)));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It is gone.
        }
    }

    private PluginFault Broken(string? how)
    {
        if (how is not null) return new PluginFault(FaultKind.Crashed, $"The evaluator's process was ended: {how}.");
        process.WaitForExit(Grace); // The pipe breaks a moment before the process is gone.
        return tooMuch
            ? TooMuch()
            : new PluginFault(FaultKind.Crashed, process.HasExited ? $"The evaluator's process ended by itself (exit code {process.ExitCode})." : "The evaluator's process broke off.");
    }

    private PluginFault TooMuch() => new(FaultKind.TooMuchMemory, $"The evaluator took more than its {limits.MemoryMegabytes} MB of memory and was ended.");

    private void Watch()
    {
        try
        {
            if (ResidentBytes() <= limits.MostBytes) return;
            tooMuch = true;
            Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or FormatException)
        {
            // It is gone.
        }
    }

    private long ResidentBytes()
    {
        if (!OperatingSystem.IsLinux())
        {
            process.Refresh();
            return process.WorkingSet64;
        }

        return long.Parse(File.ReadAllText($"/proc/{process.Id}/statm").Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }

    private void Kill()
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended just now.
        }
    }
}
