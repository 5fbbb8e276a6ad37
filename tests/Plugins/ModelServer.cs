using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PrepPlatform.Tests.Plugins;

/// <summary>A server that files are published on, in good and bad manners.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ModelServer(WebApplication app) => this.app = app;

    /// <summary>What lies where.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>Breaks off after so many bytes of an answer; null: never.</summary>
    public int? BreaksAfter { get; set; }

    /// <summary>Sends nothing more after so many bytes, and keeps the connection.</summary>
    public int? StallsAfter { get; set; }

    public bool IgnoresRanges { get; set; }

    public bool HidesLength { get; set; }

    /// <summary>How many requests are answered with 503 first.</summary>
    public int BusyFor { get; set; }

    /// <summary>Each request: its path and the byte that it asked to start from.</summary>
    public List<(string Path, long From)> Asked { get; } = [];

    public Uri Address => new(app.Urls.First() + "/");

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ModelServer(builder.Build());
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var from = http.Request.GetTypedHeaders().Range?.Ranges.First().From ?? 0;
        Asked.Add((http.Request.Path.Value![1..], from));
        if (IgnoresRanges) from = 0;
        if (BusyFor-- > 0) http.Response.StatusCode = 503;
        else if (!Files.TryGetValue(http.Request.Path.Value[1..], out var file)) http.Response.StatusCode = 404;
        else if (from > 0 && from >= file.Length) http.Response.StatusCode = 416;
        else await SendAsync(http, file, (int)from);
    }

    private async Task SendAsync(HttpContext http, byte[] file, int from)
    {
        if (from > 0)
        {
            http.Response.StatusCode = 206;
            http.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{file.Length - 1}/{file.Length}");
        }

        if (!HidesLength) http.Response.ContentLength = file.Length - from;
        var most = Math.Min(file.Length - from, Math.Min(BreaksAfter ?? int.MaxValue, StallsAfter ?? int.MaxValue));
        await http.Response.Body.WriteAsync(file.AsMemory(from, most));
        await http.Response.Body.FlushAsync();
        if (from + most == file.Length) return;
        if (StallsAfter is null)
        {
            await Task.Delay(50); // What was sent would be lost with the connection.
            http.Abort();
        }
        else await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
