namespace PrepPlatform.Tests.Load.Dashboard;

/// <summary>Everyone of the demo looks at the dashboard, at a fixed rate; then faster and faster until the host no longer keeps up.</summary>
internal static class DashboardBenchmark
{
    private const int Rate = 300, Step = 100, Most = 3000;
    private const double Limit = 50;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20), Long = TimeSpan.FromSeconds(60), Short = TimeSpan.FromSeconds(20);

    public static async Task<Report> RunAsync(CancellationToken cancellation)
    {
        using var scratch = new Scratch();
        await using var host = await HostProcess.StartAsync(["--port", "0", "--data", scratch.Path], cancellation);
        var people = await Person.SignInAllAsync(host.Port, cancellation);
        using var loop = new OpenLoop(host.Port, "/dashboard", people);
        Console.Out.WriteLine($"  {people.Count} people signed in; warming up");
        await loop.RunAsync(Rate, WarmUp, cancellation);
        var before = host.Processor();
        var measured = await SayAsync(loop, Rate, Long, cancellation);
        var each = (host.Processor() - before) / (measured.Throughput * Long.TotalSeconds);
        var held = await FindHeldAsync(loop, measured, cancellation);
        return new($"{people.Count} people of all demo tenants by turns; {Long.TotalSeconds:0} s at {Rate}/s after {WarmUp.TotalSeconds:0} s of warming up, then steps of {Short.TotalSeconds:0} s; database and generator on the same cores.",
        [
            new($"errors at {Rate}/s", $"{measured.Errors}", "0", measured.Errors == 0),
            Measure.Plain($"p50 at {Rate}/s", measured.Percentile(0.5), "ms", "0.0"),
            Measure.Below($"p95 at {Rate}/s", measured.Percentile(0.95), Limit, "ms", "0.0"),
            Measure.Plain($"p99 at {Rate}/s", measured.Percentile(0.99), "ms", "0.0"),
            Measure.Plain("the host's processor time for a page", each.TotalMilliseconds, "ms", "0.00"),
            new("highest rate held (p95 < 50 ms, no errors)", held is null ? "none" : $"{held.Rate}/s", $"{Rate}/s", held is not null),
            Measure.Plain("p95 at that rate", held?.Percentile(0.95) ?? 0, "ms", "0.0"),
            Measure.Plain("host's memory afterwards", host.Memory().Now, "MB", "0"),
        ]);
    }

    private static async Task<Outcome?> FindHeldAsync(OpenLoop loop, Outcome first, CancellationToken cancellation)
    {
        Outcome? held = null;
        for (var next = first; IsHeld(next); next = await SayAsync(loop, next.Rate + Step, Short, cancellation))
        {
            held = next;
            if (next.Rate + Step > Most) break;
        }

        return held;
    }

    private static bool IsHeld(Outcome outcome) => outcome.Errors == 0 && outcome.Percentile(0.95) < Limit;

    private static async Task<Outcome> SayAsync(OpenLoop loop, int rate, TimeSpan duration, CancellationToken cancellation)
    {
        var outcome = await loop.RunAsync(rate, duration, cancellation);
        Console.Out.WriteLine($"  {outcome} (load {Machine.Busy()})");
        return outcome;
    }
}
