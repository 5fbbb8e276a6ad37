using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using PrepPlatform.Data.PostgreSql.Embedded;
using PrepPlatform.Tests.Load.Dashboard;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Tests.Load.Placement;

/// <summary>A recruiter filters the list of very many candidates, over HTTP, one request after the other.</summary>
internal static partial class CandidateList
{
    private const string Database = "prep", Company = "acme", College = "northfield";
    private const int WarmUp = 20, Times = 60;
    private const double Limit = 100;

    private static readonly (string What, string Query)[] Views =
    [
        ("all of them", ""), ("skills, CGPA and branch", "?skills=sql,python&cgpa=8&branch=Mechanical"), ("a round, by CGPA", "?round=Written%20test&status=Active&sort=cgpa"),
        ("a part of the name, by score", "?q=mehta&sort=score"), ("nobody", "?q=zzzz&skills=cobol"), ("a page far down", "?after=19000_00000000000000000000000000000000"),
    ];

    /// <summary>The figures, from a database and a host of its own.</summary>
    public static async Task<IReadOnlyList<Measure>> MeasureAsync(CancellationToken cancellation)
    {
        using var scratch = new Scratch();
        await using var postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = Path.Combine(scratch.Path, "postgres") }, _ => { }, cancellation);
        await postgres.EnsureDatabaseAsync(Database, cancellation);
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Default"] = postgres.AppConnectionString(Database), ["OwnerConnectionStrings:Default"] = postgres.OwnerConnectionString(Database),
            ["Host:Https"] = "false", ["Host:Demo"] = "true", ["Host:Role"] = "Web", ["Files:Folder"] = Path.Combine(scratch.Path, "files"),
        };
        await using (var app = HostBuilding.Build([], settings)) await Installation.PrepareAsync(app, migrate: true, seed: true, cancellation);
        await using var host = await HostProcess.StartAsync(["--port", "0"], cancellation, [.. settings.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value!))]);
        await CandidateRows.AddAsync(postgres.OwnerConnectionString(Database), Company, College, CandidateRows.Count, cancellation);
        var recruiter = await Person.SignInAsync(host.Port, $"{Company}.localhost:{host.Port}", $"recruiter@{Company}.test", cancellation);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var all = new List<double>();
        var rows = new List<Measure>();
        foreach (var (what, query) in Views)
        {
            var took = await AskAsync(http, host.Port, recruiter, $"/candidates{query}", cancellation);
            all.AddRange(took);
            rows.Add(Measure.Plain($"candidates, {what}: p95", At(took, 0.95), "ms", "0.0"));
        }

        return [Measure.Below(string.Create(CultureInfo.InvariantCulture, $"recruiter's list of {CandidateRows.Count:N0} cards, filtered: p95"), At(all, 0.95), Limit, "ms", "0.0"), .. rows];
    }

    private static async Task<List<double>> AskAsync(HttpClient http, int port, Person person, string url, CancellationToken cancellation)
    {
        var took = new List<double>();
        for (var i = 0; i < WarmUp + Times; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}{url}") { Headers = { Host = person.Host } };
            request.Headers.TryAddWithoutValidation("Cookie", person.Cookies);
            var begin = Stopwatch.GetTimestamp();
            using var answer = await http.SendAsync(request, cancellation);
            var page = await answer.Content.ReadAsStringAsync(cancellation);
            if (i >= WarmUp) took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode || !Heading().IsMatch(page)) throw new InvalidOperationException($"{url} answered {answer.StatusCode}.");
        }

        return took;
    }

    private static double At(IEnumerable<double> took, double share)
    {
        var sorted = took.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(sorted.Length * share) - 1)];
    }

    [GeneratedRegex("<h1>Candidates</h1>")]
    private static partial Regex Heading();
}
