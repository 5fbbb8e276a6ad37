using Npgsql;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Recurring;

/// <summary>A worker that is gone in the middle of its work.</summary>
public sealed class DeadWorkerTests(RecurringApp app) : IClassFixture<RecurringApp>
{
    [Fact]
    public async Task What_a_dead_worker_was_at_is_done_by_another_with_the_same_due_time()
    {
        var subject = Guid.CreateVersion7();
        var never = new TaskCompletionSource<string?>();
        app.Work.Does[subject] = seen => seen.Node == "dies" ? never.Task : Task.FromResult<string?>("Taken over");
        var settings = await PrepApp.SettingsAsync(app.Database, "Worker");
        var connection = new NpgsqlConnectionStringBuilder(settings["ConnectionStrings:Default"]);
        using var line = new CutLine(connection.Port);
        connection.Port = line.Port;
        using var dying = await app.StartWorkerAsync("dies", new Dictionary<string, string?> { ["ConnectionStrings:Default"] = connection.ConnectionString });
        using var end = new Ending(() =>
        {
            never.TrySetResult(null); // Its host waits for it and for the database when it is stopped.
            line.Mend();
        });
        await app.RunNowAsync(subject);
        await Eventually.BeAsync(() => app.Work.Of(subject).Count == 1);
        using var other = await app.StartWorkerAsync("lives");
        line.Cut(); // To the others it is dead from now on.
        await Eventually.BeAsync(() => app.Work.Of(subject).Count == 2);
        await app.EndedAsync(subject, 1);
        var runs = app.Work.Of(subject);
        runs.Select(r => r.Node).ShouldBe(["dies", "lives"]);
        runs[1].Due.ShouldBe(runs[0].Due);
        runs[1].Tenant.ShouldBe(runs[0].Tenant);
        var history = await app.HistoryAsync(subject);
        history.Select(r => r.EndedAt is null).ShouldBe([true, false], "the run that died shows as one that never ended");
        history[1].Note.ShouldBe("Taken over");
        await app.LoseAsync();
        (await app.HistoryAsync(subject))[0].EndedAt.ShouldBeNull("it may live");
        await app.PassAsync(subject, JobRun.Lease);
        (await app.LoseAsync()).ShouldBe("1 runs");
        var lost = (await app.HistoryAsync(subject))[0];
        (lost.Failed, lost.EndedAt is null, lost.LeaseUntil).ShouldBe((true, false, null));
        using var operators = await app.SignInAsync("operator@platform.test", "admin");
        (await operators.ReadAsync($"/jobs/{CountedWork.Key}?failed=true")).ShouldContain("Lost: its worker stopped");
    }
}
