using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PrepPlatform.Tests.Load;

/// <summary>The product in a process of its own, as people start it.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private readonly Process process;

    private HostProcess(Process process) => this.process = process;

    /// <summary>When it was asked to start, in <see cref="Stopwatch"/> ticks.</summary>
    public long Started { get; private init; }

    /// <summary>When it said that it is ready.</summary>
    public long Ready { get; private set; }

    public int Port { get; private set; }

    /// <summary>Megabytes of memory now, and the most it ever had.</summary>
    public (double Now, double Most) Memory()
    {
        process.Refresh();
        return (process.WorkingSet64 / 1e6, process.PeakWorkingSet64 / 1e6);
    }

    /// <summary>How long it kept processors busy until now.</summary>
    public TimeSpan Processor()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>Starts <c>dotnet PrepPlatform.Web.dll</c> and waits until it is ready.</summary>
    public static Task<HostProcess> StartAsync(IEnumerable<string> arguments, CancellationToken cancellation, params (string Name, string Value)[] environment) =>
        StartAsync("dotnet", [Clone.Host, .. arguments], environment, cancellation);

    /// <summary>Starts <c>./prep run</c> and waits until it is ready.</summary>
    public static Task<HostProcess> RunPrepAsync(IEnumerable<string> arguments, CancellationToken cancellation) =>
        StartAsync(Path.Combine(Clone.Root, "prep"), ["run", .. arguments], [], cancellation);

    /// <summary>Runs the host for something that ends by itself.</summary>
    public static async Task RunToEndAsync(IEnumerable<string> arguments, CancellationToken cancellation, params (string Name, string Value)[] environment)
    {
        await using var host = Launch("dotnet", [Clone.Host, .. arguments], environment);
        var said = await host.process.StandardOutput.ReadToEndAsync(cancellation);
        await host.process.WaitForExitAsync(cancellation);
        if (host.process.ExitCode != 0) throw new InvalidOperationException($"The host failed: {said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // As Ctrl-C: the database is left whole.
            using var kill = Process.Start("sh", ["-c", $"kill -TERM {process.Id}"]);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static async Task<HostProcess> StartAsync(string program, string[] arguments, (string, string)[] environment, CancellationToken cancellation)
    {
        var host = Launch(program, arguments, environment);
        try
        {
            await host.WaitAsync(cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private static HostProcess Launch(string program, string[] arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var started = Stopwatch.GetTimestamp();
        return new HostProcess(Process.Start(start)!) { Started = started };
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (ReadyLine().Match(line) is not { Success: true } ready) continue;
            Ready = Stopwatch.GetTimestamp();
            Port = int.Parse(ready.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // Nobody reads on; the pipe must not fill.
            return;
        }

        throw new InvalidOperationException("The host ended before it was ready; what it said stands above.");
    }

    [GeneratedRegex(@"is ready at http://[^:]+:(\d+)/")]
    private static partial Regex ReadyLine();
}
