using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

/// <summary>Open pages are told of what changed, in their own tenant, by whoever may know.</summary>
public sealed class LiveTests(LiveTests.App app) : IClassFixture<LiveTests.App>
{
    private const string Student = "student1@northfield.test", Other = "student2@northfield.test", Elsewhere = "student1@lakeside.test";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Who_may_listen_hears_of_a_change_and_nobody_else_does()
    {
        using var page = await ListenAsync(Student, "northfield");
        using var other = await ListenAsync(Other, "northfield");
        using var elsewhere = await ListenAsync(Elsewhere, "lakeside");
        (await page.AskAsync("open:1")).ShouldBeTrue();
        (await page.AskAsync("mine:student1")).ShouldBeTrue();
        (await other.AskAsync("mine:student1")).ShouldBeFalse();
        (await elsewhere.AskAsync("open:1")).ShouldBeTrue();
        await TellAsync("northfield", "mine:student1");
        (await page.HearAsync()).ShouldBe("mine:student1");
        await TellAsync("northfield", "open:1");
        (await page.HearAsync()).ShouldBe("open:1");
        // The other tenant's page hears its own topic of the same name only.
        await TellAsync("lakeside", "open:1");
        (await elsewhere.HearAsync()).ShouldBe("open:1");
        (await elsewhere.IsSilentAsync()).ShouldBeTrue();
        (await other.IsSilentAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_topic_of_no_kind_an_endless_one_and_the_twenty_first_are_refused()
    {
        using var page = await ListenAsync(Student, "northfield");
        (await page.AskAsync("nothing:1")).ShouldBeFalse();
        (await page.AskAsync("open:" + new string('x', 200))).ShouldBeFalse();
        for (var i = 0; i < 19; i++) (await page.AskAsync($"open:{i}")).ShouldBeTrue();
        (await page.AskAsync("open:one more")).ShouldBeFalse();
        (await page.AskAsync("open:0")).ShouldBeTrue();
    }

    [Fact]
    public async Task Visitors_and_pages_of_other_sites_do_not_get_in()
    {
        using var visitor = app.Visit("northfield");
        (await Should.ThrowAsync<WebSocketException>(() => Socket.OpenAsync(app, visitor, null))).Message.ShouldContain("302", customMessage: "sign in first");
        using var student = await app.SignInAsync(Student, "northfield");
        using var foreign = await Socket.OpenAsync(app, student, "http://lakeside.localhost");
        (await foreign.IsClosedAsync()).ShouldBeTrue();
    }

    private async Task<Socket> ListenAsync(string email, string site)
    {
        using var visitor = await app.SignInAsync(email, site);
        return await Socket.OpenAsync(app, visitor, visitor.Address.GetLeftPart(UriPartial.Authority));
    }

    private Task<bool> TellAsync(string tenant, string topic) => app.InAsync(tenant, async services =>
    {
        await services.GetRequiredService<ILive>().TellAsync(topic, CancellationToken.None);
        return true;
    });

    /// <summary>A product with two kinds of topics.</summary>
    public sealed class App : PrepApp
    {
        protected override void Change(WebApplicationBuilder builder) => builder.Services.AddScoped<ILiveTopic, Open>().AddScoped<ILiveTopic, Mine>();

        private sealed class Open : ILiveTopic
        {
            public string Prefix => "open:";

            public Task<bool> MayListenAsync(string rest, Guid personId, CancellationToken cancellation) => Task.FromResult(true);
        }

        private sealed class Mine(Contracts.Identity.IPeople people) : ILiveTopic
        {
            public string Prefix => "mine:";

            public async Task<bool> MayListenAsync(string rest, Guid personId, CancellationToken cancellation) =>
                (await people.FindAsync([personId], cancellation))[personId].Email.StartsWith($"{rest}@", StringComparison.Ordinal);
        }
    }

    /// <summary>A page's connection, in SignalR's JSON protocol.</summary>
    private sealed class Socket(ClientWebSocket socket) : IDisposable
    {
        private const char End = '\u001e';
        private readonly Queue<string> come = new();
        private int asked;

        public static async Task<Socket> OpenAsync(PrepApp app, Visitor visitor, string? origin)
        {
            var client = new ClientWebSocket();
            client.Options.SetRequestHeader("Cookie", visitor.Cookies.GetCookieHeader(visitor.Address));
            if (origin is not null) client.Options.SetRequestHeader("Origin", origin);
            using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectCallback = (_, c) => ConnectAsync(app.Port, c) });
            await client.ConnectAsync(new Uri($"ws://{visitor.Address.Authority}/live"), invoker, CancellationToken.None);
            var socket = new Socket(client);
            await socket.SendAsync("""{"protocol":"json","version":1}""");
            return socket;
        }

        public async Task<bool> AskAsync(string topic)
        {
            var id = (++asked).ToString(System.Globalization.CultureInfo.InvariantCulture);
            await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = "Listen", arguments = new[] { topic } }));
            return (await NextAsync(3)).GetProperty("result").GetBoolean();
        }

        public async Task<string> HearAsync() => (await NextAsync(1)).GetProperty("arguments")[0].GetString()!;

        /// <summary>Nothing came before the answer to a question that was asked now.</summary>
        public async Task<bool> IsSilentAsync()
        {
            await AskAsync("nothing:at all");
            return come.Count == 0;
        }

        public async Task<bool> IsClosedAsync()
        {
            try
            {
                while (true) await ReadAsync();
            }
            catch (Exception e) when (e is WebSocketException or InvalidOperationException)
            {
                return true;
            }
        }

        public void Dispose() => socket.Dispose();

        private async Task<JsonElement> NextAsync(int type)
        {
            while (true)
            {
                for (var left = come.Count; left > 0; left--)
                {
                    var message = come.Dequeue();
                    var element = JsonElement.Parse(message);
                    if (element.TryGetProperty("type", out var kind) && kind.GetInt32() == type) return element;
                    if (kind.ValueKind == JsonValueKind.Number && kind.GetInt32() == 1) come.Enqueue(message);
                }

                await ReadAsync();
            }
        }

        private async Task ReadAsync()
        {
            using var time = new CancellationTokenSource(Patience);
            var (text, buffer) = (new StringBuilder(), new byte[4096]);
            while (text.Length == 0 || text[^1] != End)
            {
                var got = await socket.ReceiveAsync(buffer, time.Token);
                if (got.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("The connection was closed.");
                text.Append(Encoding.UTF8.GetString(buffer, 0, got.Count));
            }

            foreach (var message in text.ToString().Split(End, StringSplitOptions.RemoveEmptyEntries)) come.Enqueue(message);
        }

        private Task SendAsync(string json) => socket.SendAsync(Encoding.UTF8.GetBytes(json + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

        private static async ValueTask<Stream> ConnectAsync(int port, CancellationToken cancellation)
        {
            var socket = new System.Net.Sockets.Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
    }
}
