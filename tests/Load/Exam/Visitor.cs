using System.Net;
using PrepPlatform.Tests.Load.Dashboard;

namespace PrepPlatform.Tests.Load.Exam;

/// <summary>Somebody's browser: sends their cookies, and with a form the token of the page that it had last.</summary>
internal sealed class Visitor(HttpClient http, int port, Person person)
{
    private string token = "";

    public async Task<string> GetAsync(string path, CancellationToken cancellation)
    {
        var html = await SendAsync(HttpMethod.Get, path, null, cancellation);
        token = ExamPage.Token(html);
        return html;
    }

    public Task<string> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellation) =>
        PostAsync(path, new FormUrlEncodedContent(fields), cancellation);

    public Task<string> PostAsync(string path, HttpContent content, CancellationToken cancellation) => SendAsync(HttpMethod.Post, path, content, cancellation);

    /// <returns>The page, or where it leads.</returns>
    private async Task<string> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, $"http://127.0.0.1:{port}{path}") { Headers = { Host = person.Host }, Content = content };
        request.Headers.TryAddWithoutValidation("Cookie", person.Cookies);
        if (method == HttpMethod.Post) request.Headers.TryAddWithoutValidation("RequestVerificationToken", token);
        using var answer = await http.SendAsync(request, cancellation);
        if (answer.StatusCode == HttpStatusCode.SeeOther) return answer.Headers.Location!.ToString();
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{method} {path} answered {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(cancellation);
    }
}
