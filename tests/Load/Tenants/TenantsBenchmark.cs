using System.Diagnostics;
using PrepPlatform.Data.PostgreSql.Embedded;

namespace PrepPlatform.Tests.Load.Tenants;

/// <summary>What ten thousand tenants cost a web node: provisioning, start, memory, and finding the tenant of a request.</summary>
internal static class TenantsBenchmark
{
    private const string Database = "prep";

    // Longer than a minute, so that the tenants are read again meanwhile, which holds them twice.
    private static readonly TimeSpan Serving = TimeSpan.FromSeconds(75);

    public static async Task<Report> RunAsync(CancellationToken cancellation)
    {
        using var scratch = new Scratch();
        var options = new EmbeddedPostgresOptions { DataFolder = Path.Combine(scratch.Path, "postgres") };
        await using var postgres = await EmbeddedPostgres.StartAsync(options, _ => { }, cancellation);
        await postgres.EnsureDatabaseAsync(Database, cancellation);
        (string, string)[] settings =
        [
            ("ConnectionStrings__Default", postgres.AppConnectionString(Database)), ("Host__Https", "false"), ("Host__Role", "web"),
            ("OwnerConnectionStrings__Default", postgres.OwnerConnectionString(Database)), ("Files__Folder", Path.Combine(scratch.Path, "files")),
        ];
        await HostProcess.RunToEndAsync(["migrate"], cancellation, settings);
        await TenantRows.AddAsync(postgres.OwnerConnectionString(Database), cancellation);
        var provisioning = await TimeStartAsync(settings, cancellation);
        var memory = await ServeAsync(settings, cancellation);
        var (resolving, loading) = await Resolving.MeasureAsync(postgres.AppConnectionString(Database), cancellation);
        return new($"{TenantRows.Count:N0} tenants in the catalogue; a node of role web shows the front pages of {memory.Pages:N0} of them in {Serving.TotalSeconds:0} s, and reads them anew meanwhile.",
        [
            Measure.Below("most memory of the node (VmHWM)", memory.Most, 400, "MB", "0"),
            Measure.Plain("memory at the end (VmRSS)", memory.Now, "MB", "0"),
            Measure.Below("finding the tenant of a host", resolving.TotalMicroseconds, 20, "µs", "0.000"),
            Measure.Plain("reading all tenants into memory", loading.TotalMilliseconds, "ms", "0"),
            Measure.Plain("start of the node", memory.Start, "s"),
            Measure.Plain("a start that first provisions all of them", provisioning, "s"),
        ]);
    }

    private static async Task<double> TimeStartAsync((string, string)[] settings, CancellationToken cancellation)
    {
        Console.Out.WriteLine("  starting on tenants that are not provisioned");
        await using var host = await HostProcess.StartAsync(["--port", "0"], cancellation, settings);
        var took = Stopwatch.GetElapsedTime(host.Started, host.Ready).TotalSeconds;
        Console.Out.WriteLine($"  ready after {took:0.0} s with {host.Memory().Most:0} MB at most (load {Machine.Busy()})");
        return took;
    }

    private static async Task<(double Start, int Pages, double Now, double Most)> ServeAsync((string, string)[] settings, CancellationToken cancellation)
    {
        await using var host = await HostProcess.StartAsync(["--port", "0"], cancellation, settings);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var (begin, pages) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(begin) < Serving)
        {
            // A stride that has no divisor in common with the count comes past every tenant.
            var tenant = pages++ * 7919 % TenantRows.Count + 1;
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{host.Port}/") { Headers = { Host = $"college-{tenant}.localhost" } };
            using var answer = await http.SendAsync(request, cancellation);
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"college-{tenant} answered {answer.StatusCode}.");
            await Task.Delay(5, cancellation);
        }

        var (now, most) = host.Memory();
        return (Stopwatch.GetElapsedTime(host.Started, host.Ready).TotalSeconds, Math.Min(pages, TenantRows.Count), now, most);
    }
}
