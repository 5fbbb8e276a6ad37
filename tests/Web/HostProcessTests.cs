using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace PrepPlatform.Tests.Web;

/// <summary>Starting, stopping and breaking off the real process with its embedded database.</summary>
public sealed class HostProcessTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prep-host-");

    public HostProcessTests()
    {
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode |= UnixFileMode.OtherExecute; // The database's own account passes through.
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("TERM", 0)]
    [InlineData("INT", 0)]
    [InlineData("HUP", 0)]
    [InlineData("KILL", 137)]
    public async Task However_it_ends_the_next_start_has_everything(string signal, int exit)
    {
        using (var first = HostProcess.Start(folder.FullName))
        {
            await first.ReadyAsync();
            using var visitor = first.Visit("admin");
            var token = await first.SetUpTokenAsync();
            (await visitor.PostFormAsync("/set-up", ("Token", token), ("Name", "Ines Kaya"), ("Email", "ines@platform.test"), ("Password", "four plain words here")))
                .StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            (await first.SignalAsync(signal)).ShouldBe(exit, string.Join('\n', first.Lines));
        }

        using var second = HostProcess.Start(folder.FullName);
        await second.ReadyAsync();
        second.Lines.ShouldNotContain(l => l.Contains("set-up?token=", StringComparison.Ordinal), "there is an operator");
        using var again = second.Visit("admin");
        (await again.PostFormAsync("/sign-in", ("Email", "ines@platform.test"), ("Password", "four plain words here"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await second.SignalAsync("TERM")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_starts_on_one_folder_end_with_a_sentence()
    {
        using var first = HostProcess.Start(folder.FullName);
        await first.ReadyAsync();
        using var second = HostProcess.Start(folder.FullName);
        (await second.EndAsync()).ShouldBe(1);
        second.Lines.Where(l => l.Length > 0).ShouldHaveSingleItem();
        (await first.SignalAsync("TERM")).ShouldBe(0);
    }

    [Fact]
    public async Task Logs_are_one_JSON_object_a_line_and_traces_and_metrics_go_where_they_should()
    {
        using var collector = new HttpListener();
        var port = FreePort();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        var received = new ConcurrentDictionary<string, string>();
        var collecting = CollectAsync(collector, received);
        using (var host = HostProcess.Start(folder.FullName, new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{port}", ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        }))
        {
            await host.ReadyAsync();
            using var visitor = host.Visit("admin");
            (await visitor.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await host.SignalAsync("TERM")).ShouldBe(0);
            var logs = host.Lines.Where(l => l.StartsWith('{')).ToList();
            logs.ShouldNotBeEmpty();
            logs.ShouldAllBe(l => JsonDocument.Parse(l, default).RootElement.GetProperty("LogLevel").GetString() != null);
        }

        received["/v1/traces"].ShouldContain("prep.tenant");
        received["/v1/metrics"].ShouldContain("http.server.request.duration");
        collector.Stop();
        await collecting;
    }

    private static async Task CollectAsync(HttpListener collector, ConcurrentDictionary<string, string> received)
    {
        try
        {
            while (true)
            {
                var context = await collector.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                var text = await reader.ReadToEndAsync();
                received.AddOrUpdate(context.Request.Url!.AbsolutePath, text, (_, before) => before + text);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
