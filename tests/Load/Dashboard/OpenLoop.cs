using System.Diagnostics;

namespace PrepPlatform.Tests.Load.Dashboard;

/// <summary>
/// Sends at a fixed rate whatever the answers do, and counts each latency from the moment the request was due: when the host falls
/// behind, the waiting shows. (A loop that waits for its answers would slow down with the host and hide it.)
/// </summary>
internal sealed class OpenLoop : IDisposable
{
    private const int MostWaiting = 2000;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 256 })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };
    private readonly Uri page;
    private readonly IReadOnlyList<Person> people;

    public OpenLoop(int port, string path, IReadOnlyList<Person> people) => (page, this.people) = (new Uri($"http://127.0.0.1:{port}{path}"), people);

    public Task<Outcome> RunAsync(int rate, TimeSpan duration, CancellationToken cancellation) => RunAsync(rate, duration, new TaskCompletionSource().Task, cancellation);

    /// <summary>Goes on until <paramref name="end"/> is done, for <paramref name="most"/> at most.</summary>
    public async Task<Outcome> RunAsync(int rate, TimeSpan most, Task end, CancellationToken cancellation)
    {
        var all = new Task<double>[(int)(rate * most.TotalSeconds)];
        var start = Stopwatch.GetTimestamp();
        var (sent, unsent) = await Task.Factory.StartNew(() => Send(all, rate, start, end, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var latencies = await Task.WhenAll(all.Take(sent));
        return new Outcome(rate, latencies, unsent, Stopwatch.GetElapsedTime(start));
    }

    public void Dispose() => http.Dispose();

    /// <summary>A thread of its own keeps the beat; it stops early when answers no longer come.</summary>
    private (int Sent, int Unsent) Send(Task<double>[] all, int rate, long start, Task end, CancellationToken cancellation)
    {
        var answered = 0;
        for (var i = 0; i < all.Length; i++)
        {
            var due = start + (long)(i * (double)Stopwatch.Frequency / rate);
            while (Stopwatch.GetTimestamp() < due && !cancellation.IsCancellationRequested) cancellation.WaitHandle.WaitOne(1);
            while (answered < i && all[answered].IsCompleted) answered++;
            if (i - answered > MostWaiting || cancellation.IsCancellationRequested) return (i, all.Length - i);
            if (end.IsCompleted) return (i, 0);
            all[i] = AskAsync(people[i % people.Count], due, cancellation);
        }

        return (all.Length, 0);
    }

    /// <returns>Milliseconds until the whole page was here, or infinity when it was not the page.</returns>
    private async Task<double> AskAsync(Person person, long due, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { Host = person.Host } };
            request.Headers.TryAddWithoutValidation("Cookie", person.Cookies);
            using var answer = await http.SendAsync(request, cancellation).ConfigureAwait(false);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return answer.IsSuccessStatusCode && body.AsSpan().IndexOf("Sign out"u8) > 0 ? Stopwatch.GetElapsedTime(due).TotalMilliseconds : double.PositiveInfinity;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return double.PositiveInfinity;
        }
    }
}

/// <summary>How a rate went.</summary>
internal sealed class Outcome(int rate, double[] latencies, int unsent, TimeSpan took)
{
    private readonly double[] sorted = [.. latencies.Order()];

    public int Rate => rate;

    /// <summary>What was not answered by the page, and what could no longer be sent.</summary>
    public int Errors => unsent + sorted.Count(double.IsInfinity);

    public double Throughput => (latencies.Length - sorted.Count(double.IsInfinity)) / took.TotalSeconds;

    /// <summary>Milliseconds.</summary>
    public double Percentile(double part) => sorted.Length == 0 ? double.PositiveInfinity : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];

    public override string ToString() =>
        $"{Rate,4}/s: p50 {Percentile(0.5):0.0}, p95 {Percentile(0.95):0.0}, p99 {Percentile(0.99):0.0} ms, {Throughput:0} answered/s, {Errors} errors";
}
