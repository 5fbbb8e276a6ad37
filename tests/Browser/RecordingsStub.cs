using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Web;
using Microsoft.Playwright;

namespace PrepPlatform.Tests.Browser;

/// <summary>What answers a page's uploads in place of the server, so that a test can break the line where it wants.</summary>
internal sealed class RecordingsStub
{
    private int names;

    public ConcurrentDictionary<string, MemoryStream> Recordings { get; } = new();

    public ConcurrentBag<string> Whole { get; } = [];

    public ConcurrentQueue<string> Asked { get; } = new();

    public long MostBytes { get; set; } = 50_000_000;

    /// <summary>Says for the n-th piece, from 1, what becomes of it.</summary>
    public Func<int, Line> Pieces { get; set; } = _ => Line.Good;

    public string? Refuses { get; set; }

    public enum Line { Good, Broken, AnswerLost, SignedOut, Late }

    private int pieces;

    public Task ListenAsync(IBrowserContext context) => context.RouteAsync("**/recordings**", AnswerAsync);

    /// <summary>The samples of what arrived, behind a header that says that their number is not known.</summary>
    public short[] Samples(string name) => Wav.Samples(Recordings[name].ToArray());

    private async Task AnswerAsync(IRoute route)
    {
        var address = new Uri(route.Request.Url);
        var path = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Asked.Enqueue($"{route.Request.Method} {string.Join('/', path[1..])}");
        if (route.Request.Method == "POST") (await route.Request.HeaderValueAsync("RequestVerificationToken")).ShouldNotBeNullOrEmpty();
        if (path.Length == 1) await BeginAsync(route);
        else if (!Recordings.TryGetValue(path[1], out var held)) await route.FulfillAsync(new() { Status = 404 });
        else if (path.Length == 2) await SayAsync(route, 200, new { offset = held.Length, whole = Whole.Contains(path[1]) });
        else if (path[2] == "pieces") await TakeAsync(route, held, long.Parse(HttpUtility.ParseQueryString(address.Query)["offset"]!, CultureInfo.InvariantCulture));
        else if (path[2] == "whole") await EndAsync(route, path[1]);
        else await route.FulfillAsync(new() { Status = 200, ContentType = "audio/wav", BodyBytes = held.ToArray() });
    }

    private async Task BeginAsync(IRoute route)
    {
        var form = HttpUtility.ParseQueryString(route.Request.PostData ?? "");
        form["kind"].ShouldBe("style-sample");
        Guid.TryParse(form["subject"], out _).ShouldBeTrue();
        form["type"].ShouldNotBeNull().ShouldStartWith("audio/");
        var name = Interlocked.Increment(ref names).ToString("x32", CultureInfo.InvariantCulture);
        Recordings[name] = new MemoryStream();
        await SayAsync(route, 200, new { name, offset = 0, mostBytes = MostBytes });
    }

    private async Task TakeAsync(IRoute route, MemoryStream held, long offset)
    {
        var line = Pieces(Interlocked.Increment(ref pieces));
        if (line == Line.Broken)
        {
            await route.AbortAsync("internetdisconnected");
            return;
        }

        if (line == Line.SignedOut)
        {
            await route.FulfillAsync(new() { Status = 401 });
            return;
        }

        if (line == Line.Late)
        {
            await SayAsync(route, 410, new { message = "The time for this recording is over; what arrived before counts." });
            return;
        }

        var data = route.Request.PostDataBuffer.ShouldNotBeNull();
        data.Length.ShouldBeInRange(1, 256 * 1024);
        if (offset == held.Length) held.Write(data);
        if (line == Line.AnswerLost) await route.AbortAsync("connectionreset");
        else await SayAsync(route, offset + data.Length == held.Length ? 200 : 409, new { offset = held.Length });
    }

    private async Task EndAsync(IRoute route, string name)
    {
        if (Refuses is { } sentence)
        {
            await route.FulfillAsync(new() { Status = 422, ContentType = "text/plain", Body = sentence });
            return;
        }

        Whole.Add(name);
        await SayAsync(route, 200, new { offset = Recordings[name].Length, whole = true });
    }

    private static Task SayAsync(IRoute route, int status, object body) =>
        route.FulfillAsync(new() { Status = status, ContentType = "application/json", Body = JsonSerializer.Serialize(body) });
}
