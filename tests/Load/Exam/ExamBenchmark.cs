using System.Diagnostics;
using System.Text.Json.Nodes;
using Npgsql;
using PrepPlatform.Data.PostgreSql.Embedded;
using PrepPlatform.Tests.Load.Dashboard;

namespace PrepPlatform.Tests.Load.Exam;

/// <summary>A whole year sits an exam: 500 start within ten seconds, and at the end every answer that was sent is looked for in the database.</summary>
internal static class ExamBenchmark
{
    private const int Takers = 500, Warming = 20;
    private const string Database = "prep";
    private static readonly TimeSpan Starting = TimeSpan.FromSeconds(10);

    /// <summary>A tenth of 20 to 60 seconds for a question.</summary>
    private static readonly (TimeSpan, TimeSpan) Think = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6));

    public static async Task<Report> RunAsync(CancellationToken cancellation)
    {
        using var scratch = new Scratch();
        await using var postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = Path.Combine(scratch.Path, "postgres") }, _ => { }, cancellation);
        await postgres.EnsureDatabaseAsync(Database, cancellation);
        var owner = postgres.OwnerConnectionString(Database);
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Default"] = postgres.AppConnectionString(Database), ["OwnerConnectionStrings:Default"] = owner,
            ["Host:Https"] = "false", ["Host:Demo"] = "true", ["Host:Role"] = "Web", ["Files:Folder"] = Path.Combine(scratch.Path, "files"),
        };
        var exams = await ExamSetup.RunAsync(settings, owner, (Takers + Warming) / 2, cancellation);
        settings["Host:Role"] = "All";
        await using var host = await HostProcess.StartAsync(["--port", "0"], cancellation, [.. settings.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value!))]);
        var people = await SignInAsync(host.Port, cancellation);
        Console.Out.WriteLine($"  {people.Count} people signed in; {Warming} warm up");
        await SitAsync(host.Port, people.Take(Warming), exams, TimeSpan.FromSeconds(4), (TimeSpan.Zero, TimeSpan.FromMilliseconds(20)), cancellation);
        var before = host.Processor();
        var found = await SitAsync(host.Port, people.Skip(Warming), exams, Starting, Think, cancellation);
        var processor = host.Processor() - before;
        foreach (var error in found.Errors.Take(10)) Console.Out.WriteLine($"  {error}");
        return Report(found, await CountLostAsync(owner, found, cancellation), processor, host.Memory().Most);
    }

    private static Report Report(Findings found, int lost, TimeSpan processor, double memory) => new(
        $"{Takers} takers of two colleges start within {Starting.TotalSeconds:0} s; 16 questions on 8 pages, each question 2 to 6 s (a tenth of what people take), every fourth answered twice; database and generator on the same cores.",
        [
            new("errors", $"{found.Errors.Count}", "0", found.Errors.IsEmpty),
            new($"answers lost of {found.Acknowledged:N0} acknowledged", $"{lost}", "0", lost == 0),
            Measure.Plain("start (from the button to the first page), p50", Percentile(found.Starts, 0.5), "ms", "0"),
            Measure.Below("start, p95", Percentile(found.Starts, 0.95), 1000, "ms", "0"),
            Measure.Plain("start, the longest", Percentile(found.Starts, 1), "ms", "0"),
            Measure.Plain("save, p50", Percentile(found.Saves, 0.5), "ms", "0.0"),
            Measure.Below("save, p99", Percentile(found.Saves, 0.99), 200, "ms", "0.0"),
            Measure.Plain("save, the longest", Percentile(found.Saves, 1), "ms", "0"),
            Measure.Plain("page, p99", Percentile(found.Pages, 0.99), "ms", "0.0"),
            Measure.Plain("submit with scoring, p99", Percentile(found.Submits, 0.99), "ms", "0.0"),
            Measure.Plain("the host's processor time for a taker", processor.TotalMilliseconds / Takers, "ms", "0"),
            Measure.Plain("host's memory at most", memory, "MB", "0"),
        ]);

    private static async Task<IReadOnlyList<Person>> SignInAsync(int port, CancellationToken cancellation)
    {
        var people = new Person[Takers + Warming];
        await Parallel.ForAsync(0, people.Length, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation }, async (i, stop) =>
        {
            var college = ExamSetup.Colleges[i % 2];
            people[i] = await Person.SignInAsync(port, $"{college}.localhost:{port}", ExamSetup.EmailOf(college, i / 2 + 1), stop);
        });
        return people;
    }

    private static async Task<Findings> SitAsync(
        int port, IEnumerable<Person> people, Dictionary<string, Guid> exams, TimeSpan within, (TimeSpan, TimeSpan) think, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
        var (found, all, begin) = (new Findings(), people.ToList(), Stopwatch.GetTimestamp());
        await Task.WhenAll(all.Select(async (person, i) =>
        {
            var due = within * i / all.Count - Stopwatch.GetElapsedTime(begin);
            if (due > TimeSpan.Zero) await Task.Delay(due, cancellation);
            await new Taker(new Visitor(http, port, person), exams[person.Host.Split('.')[0]], i, found).RunAsync(think, cancellation);
        }));
        Console.Out.WriteLine($"  {all.Count} takers done after {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s, {found.Saves.Count} answers saved (load {Machine.Busy()})");
        return found;
    }

    /// <summary>Acknowledged answers that are not what the database has, or that are not among all answers that came.</summary>
    private static async Task<int> CountLostAsync(string owner, Findings found, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(owner);
        await using var query = database.CreateCommand(
            """SELECT q."Id", q."Response", q."Outcome", (SELECT count(*) FROM "SavedResponses" r WHERE r."AttemptQuestionId" = q."Id") FROM "AttemptQuestions" q WHERE q."Id" = ANY($1)""");
        query.Parameters.Add(new() { Value = found.Kept.Keys.ToArray() });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var (right, saved) = (0, 0L);
        while (await rows.ReadAsync(cancellation))
        {
            saved += rows.GetInt64(3);
            var same = !await rows.IsDBNullAsync(1, cancellation) && JsonNode.DeepEquals(JsonNode.Parse(rows.GetString(1)), JsonNode.Parse(found.Kept[rows.GetGuid(0)]));
            if (same && !await rows.IsDBNullAsync(2, cancellation)) right++; // Kept, and scored.
        }

        return found.Kept.Count - right + (int)(found.Acknowledged - saved);
    }

    private static double Percentile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.PositiveInfinity : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
    }
}
