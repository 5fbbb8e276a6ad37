using System.Diagnostics;

namespace PrepPlatform.Tests.Load.Startup;

/// <summary>How long <c>./prep run</c> takes when everything is installed and built, and how much of it comes after the database is up.</summary>
internal static class StartupBenchmark
{
    private const int Times = 5;

    private sealed record Run(double Whole, double AfterDatabase, double FirstPage);

    public static async Task<Report> RunAsync(CancellationToken cancellation)
    {
        using var scratch = new Scratch();
        Console.Out.WriteLine("  first start: creates the database and the demo");
        var first = await StartAsync(scratch.Path, cancellation);
        var runs = new List<Run>();
        while (runs.Count < Times)
        {
            runs.Add(await StartAsync(scratch.Path, cancellation));
            Console.Out.WriteLine($"  start {runs.Count}: {runs[^1].Whole:0.00} s, {runs[^1].AfterDatabase:0.00} s after the database (load {Machine.Busy()})");
        }

        return new($"Medians of {Times} starts of `./prep run` with demo data on an existing data folder.",
        [
            Measure.Below("ready after the database accepts connections", runs.Select(r => r.AfterDatabase).Median(), 2, "s"),
            Measure.Below("`./prep run` until ready", runs.Select(r => r.Whole).Median(), 5, "s"),
            Measure.Plain("the first page after that", runs.Select(r => r.FirstPage).Median() * 1000, "ms", "0"),
            Measure.Plain("the very first start, which creates database and demo", first.Whole, "s"),
        ]);
    }

    private static async Task<Run> StartAsync(string data, CancellationToken cancellation)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var up = DatabaseUpAsync(data, watching.Token);
        await using var host = await HostProcess.RunPrepAsync(["--port", $"{FreePort()}", "--data", data], cancellation);
        await watching.CancelAsync();
        var asked = Stopwatch.GetTimestamp();
        using var http = new HttpClient(new SocketsHttpHandler());
        await http.GetStringAsync($"http://127.0.0.1:{host.Port}/", cancellation);
        return new Run(
            Stopwatch.GetElapsedTime(host.Started, host.Ready).TotalSeconds, Stopwatch.GetElapsedTime(await up, host.Ready).TotalSeconds,
            Stopwatch.GetElapsedTime(asked).TotalSeconds);
    }

    /// <summary>PostgreSQL writes "ready" into its process file when it accepts connections; nothing of ours is asked.</summary>
    private static async Task<long> DatabaseUpAsync(string data, CancellationToken cancellation)
    {
        var file = Path.Combine(data, "postgres", "18", "postmaster.pid");
        while (!cancellation.IsCancellationRequested)
        {
            if (IsReady(file)) return Stopwatch.GetTimestamp();
            await Task.Delay(2, CancellationToken.None);
        }

        throw new OperationCanceledException("PostgreSQL was not seen to come up.", cancellation);
    }

    private static bool IsReady(string file)
    {
        try
        {
            return File.ReadLines(file).ElementAtOrDefault(7)?.Trim() == "ready";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
