using System.Net;
using System.Text.RegularExpressions;

namespace PrepPlatform.Tests.Support;

/// <summary>A browser without the screen: keeps cookies, follows nothing, finds the form's token, connects to 127.0.0.1 with the site's Host.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient http;
    private readonly string host;
    private readonly int port;

    public Visitor(int port, string host)
    {
        (this.port, this.host) = (port, host);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = true, CookieContainer = Cookies,
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        };
        http = new HttpClient(handler) { BaseAddress = Address };
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Another browser with the same cookies, perhaps at another node.</summary>
    public Visitor Copy(int? at = null)
    {
        var copy = new Visitor(at ?? port, host);
        foreach (Cookie cookie in Cookies.GetCookies(Address)) copy.Cookies.Add(Address, new Cookie(cookie.Name, cookie.Value));
        return copy;
    }

    public Uri Address => new($"http://{host}:{port}/");

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>The page as text; a redirect is followed once.</summary>
    public async Task<string> ReadAsync(string path)
    {
        var answer = await GetAsync(path);
        if (answer.Headers.Location is { } next) answer = await GetAsync(next.ToString());
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Posts a form with the token of this site.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields) =>
        await PostAsync(path, await TokenAsync(), fields);

    public Task<HttpResponseMessage> PostAsync(string path, string? token, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(f => KeyValuePair.Create(f.Name, f.Value));
        if (token is not null) all = all.Append(KeyValuePair.Create("__RequestVerificationToken", token));
        return SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(all));
    }

    /// <summary>The token that pages of this site carry in their head.</summary>
    public async Task<string> TokenAsync()
    {
        var page = await GetAsync("/sign-in");
        if (page.StatusCode == HttpStatusCode.Redirect) page = await GetAsync("/profile/password");
        else if (page.StatusCode == HttpStatusCode.NotFound) page = await GetAsync("/");
        var html = await page.Content.ReadAsStringAsync();
        return WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<meta name=\"csrf\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}
