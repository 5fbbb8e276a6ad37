using System.Net;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data.PostgreSql.Embedded;
using PrepPlatform.Tests.Support;
using PrepPlatform.Tests.Web.Embedded;

namespace PrepPlatform.Tests.Web.Sitting;

/// <summary>Machines fail in the middle of fifty attempts. Candidates go on as <c>exam.js</c> does; in the end every answer that was sent is compared with every one that was kept.</summary>
public sealed class FaultTests
{
    private const int Students = 10, Exams = 5, Times = 2;

    private sealed record Candidate(Visitor Student, string Token, Guid Attempt, List<AttemptQuestion> Questions);

    [Fact]
    public async Task Killed_in_the_middle_of_fifty_attempts_the_host_loses_nothing_that_it_acknowledged()
    {
        var room = new ExamRoom();
        await room.InitializeAsync();
        try
        {
            var candidates = await StartAsync(room);
            var settings = await PrepApp.SettingsAsync(room.Database, "All");
            var host = HostProcess.StartOn(settings);
            await host.ReadyAsync();
            var (port, acknowledged) = (host.Port, 0);
            var sitting = Task.WhenAll(candidates.Select(c => SitAsync(c, () => Volatile.Read(ref port), () => Interlocked.Increment(ref acknowledged))));
            await Eventually.BeAsync(() => acknowledged >= candidates.Count * 5);
            (await host.SignalAsync("KILL")).ShouldBe(137);
            host.Dispose();
            acknowledged.ShouldBeLessThan(candidates.Count * candidates[0].Questions.Count * Times, "it was in the middle");
            using var next = HostProcess.StartOn(settings);
            await next.ReadyAsync();
            Volatile.Write(ref port, next.Port);
            await sitting;
            await CompareAsync(room, candidates);
            await next.SignalAsync("TERM");
        }
        finally
        {
            await room.DisposeAsync();
        }
    }

    [Fact]
    public async Task With_the_database_away_for_ten_seconds_candidates_wait_and_nothing_is_lost()
    {
        await using var room = new OwnServer();
        await room.InitializeAsync();
        var candidates = await StartAsync(room);
        var acknowledged = 0;
        var sitting = Task.WhenAll(candidates.Select(c => SitAsync(c, () => room.Port, () => Interlocked.Increment(ref acknowledged))));
        await Eventually.BeAsync(() => acknowledged >= candidates.Count * 4);
        await room.BeAwayAsync(TimeSpan.FromSeconds(10));
        await sitting;
        await CompareAsync(room, candidates);
    }

    private static async Task<List<Candidate>> StartAsync(ExamRoom room)
    {
        var exams = new List<Guid>();
        for (var i = 0; i < Exams; i++) exams.Add(await room.PublishAsync(types: Enumerable.Repeat("single-choice", 7)));
        var candidates = new List<Candidate>();
        for (var number = 1; number <= Students; number++)
        {
            var student = await room.StudentAsync(number);
            var token = await student.TokenAsync();
            foreach (var exam in exams)
            {
                var attempt = await ExamRoom.StartAsync(student, exam);
                candidates.Add(new(student, token, attempt, await room.QuestionsAsync(attempt)));
            }
        }

        return candidates;
    }

    /// <summary>Answers every question, then changes every answer, then submits; each request again and again until the server says what became of it.</summary>
    private static async Task SitAsync(Candidate c, Func<int> port, Action acknowledged)
    {
        for (var time = 1; time <= Times; time++)
        {
            foreach (var question in c.Questions)
            {
                (string, string)[] fields = [("question", $"{question.Id}"), ("sequence", $"{time}"), ("device", "candidate"), Choice(question, time)];
                await UntilAsync(c, port, $"/attempts/{c.Attempt}/responses", fields, HttpStatusCode.OK);
                acknowledged();
                await Task.Delay(40);
            }
        }

        await UntilAsync(c, port, $"/attempts/{c.Attempt}/submission", [], HttpStatusCode.SeeOther);
    }

    private static async Task UntilAsync(Candidate c, Func<int> port, string path, (string, string)[] fields, HttpStatusCode done)
    {
        for (var pause = 100; ; pause = Math.Min(2_000, pause * 2))
        {
            using var browser = c.Student.Copy(port());
            try
            {
                using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
                var answer = await browser.SendAsync(HttpMethod.Post, path, content, ("RequestVerificationToken", c.Token), ("HX-Request", "true"));
                if (answer.StatusCode == done) return;
                // As exam.js: a server that is not itself yet may not know the session either.
                if ((int)answer.StatusCode is not (401 or >= 500)) throw new InvalidOperationException($"{path} answered {answer.StatusCode}");
            }
            catch (HttpRequestException)
            {
                // Nobody there: again.
            }

            await Task.Delay(pause);
        }
    }

    private static async Task CompareAsync(ExamRoom room, List<Candidate> candidates)
    {
        candidates.Count.ShouldBe(50);
        foreach (var c in candidates)
        {
            foreach (var question in await room.QuestionsAsync(c.Attempt))
            {
                question.Response.ShouldBe($$"""{"selected":["{{Choice(question, Times).Item2}}"]}""");
                question.Earned.ShouldNotBeNull();
                (await room.SavedAsync(question.Id)).Select(r => (r.Sequence, r.Response)).Order()
                    .ShouldBe(Enumerable.Range(1, Times).Select(t => ((long)t, (string?)$$"""{"selected":["{{Choice(question, t).Item2}}"]}""")));
            }

            var attempt = await room.AttemptAsync(c.Attempt);
            (attempt.Status, attempt.Points is null, attempt.Pending).ShouldBe((AttemptStatus.Submitted, false, 0));
            (await room.CountEventsAsync("AttemptClosed", c.Attempt)).ShouldBe(1);
        }
    }

    private static (string, string) Choice(AttemptQuestion question, int time) => ExamRoom.Option(question, (question.Position + time) % 3);

    /// <summary>A product on a database server of its own, which can be taken away.</summary>
    private sealed class OwnServer : ExamRoom, IAsyncDisposable
    {
        private readonly ServerFolder folder = new();
        private EmbeddedPostgres server = null!;

        protected override bool Migrates => true;

        protected override IReadOnlyDictionary<string, string?> Adjust => new Dictionary<string, string?>
        {
            ["ConnectionStrings:Default"] = server.AppConnectionString("prep"), ["OwnerConnectionStrings:Default"] = server.OwnerConnectionString("prep"),
        };

        public async Task BeAwayAsync(TimeSpan time)
        {
            await server.DisposeAsync();
            await Task.Delay(time);
            server = await folder.StartAsync(durable: true);
        }

        protected override async Task<string> MakeDatabaseAsync()
        {
            server = await folder.StartAsync(durable: true);
            await server.EnsureDatabaseAsync("prep", CancellationToken.None);
            return "prep";
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            await server.DisposeAsync();
            folder.Dispose();
        }
    }
}
