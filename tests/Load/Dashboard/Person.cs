using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PrepPlatform.Tests.Load.Dashboard;

/// <summary>Somebody of the demo, signed in: the site's host and the cookies to send.</summary>
internal sealed partial record Person(string Host, string Cookies)
{
    private const string Password = "Prep-demo-2026";

    private sealed record Account(string User);
    private sealed record Group(string Domain, Account[] People);

    /// <summary>Signs in everyone whom the demo has, in all its tenants.</summary>
    public static async Task<IReadOnlyList<Person>> SignInAllAsync(int port, CancellationToken cancellation)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(Clone.Root, "seeds", "demo", "people.json"), cancellation);
        var people = new List<Person>();
        foreach (var (tenant, group) in JsonSerializer.Deserialize<Dictionary<string, Group>>(file, JsonSerializerOptions.Web)!)
            foreach (var account in group.People)
                people.Add(await SignInAsync(port, $"{tenant}.localhost:{port}", $"{account.User}@{group.Domain}", cancellation));
        return people;
    }

    public static async Task<Person> SignInAsync(int port, string host, string email, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var page = await http.SendAsync(Ask(HttpMethod.Get, port, host, ""), cancellation);
        var cookies = CookiesOf(page);
        var post = Ask(HttpMethod.Post, port, host, cookies);
        post.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = email, ["Password"] = Password,
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(await page.Content.ReadAsStringAsync(cancellation)).Groups[1].Value),
        });
        using var answer = await http.SendAsync(post, cancellation);
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? new Person(host, $"{cookies}; {CookiesOf(answer)}")
            : throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}.");
    }

    private static HttpRequestMessage Ask(HttpMethod method, int port, string host, string cookies)
    {
        var request = new HttpRequestMessage(method, $"http://127.0.0.1:{port}/sign-in") { Headers = { Host = host } };
        if (cookies.Length > 0) request.Headers.TryAddWithoutValidation("Cookie", cookies);
        return request;
    }

    private static string CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(c => c.Split(';')[0])) : "";

    [GeneratedRegex("<meta name=\"csrf\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}
