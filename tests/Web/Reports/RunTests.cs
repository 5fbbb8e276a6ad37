using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Jobs;

namespace PrepPlatform.Tests.Web.Reports;

/// <summary>How a report is made, and what is left when its making breaks off.</summary>
public sealed class RunTests(ReportApp app) : IClassFixture<ReportApp>
{
    [Fact]
    public async Task What_was_asked_for_is_made_as_files_and_downloaded_by_staff_which_is_written_down()
    {
        var run = await app.AskAsync();
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        (await admin.ReadAsync($"/staff/reports/runs/{run}")).ShouldContain("Waiting for a worker");
        (await app.MakeAsync(run)).ShouldBe("trial: 1 rows");
        (await admin.ReadAsync($"/staff/reports/runs/{run}")).ShouldContain($"/staff/reports/runs/{run}/files/xlsx");
        var csv = await admin.GetAsync($"/staff/reports/runs/{run}/files/csv");
        var day = TimeZoneInfo.ConvertTime((await app.RunAsync(run)).EndedAt!.Value, TimeZoneInfo.FindSystemTimeZoneById(app.Tenant("northfield").TimeZone));
        csv.Content.Headers.ContentDisposition!.ToString().ShouldStartWith($"attachment; filename=northfield-trial-{day:yyyy-MM-dd}.csv");
        csv.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        csv.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await csv.Content.ReadAsByteArrayAsync())[..3].ShouldBe(new byte[] { 0xEF, 0xBB, 0xBF });
        (await csv.Content.ReadAsStringAsync()).ShouldBe("Name,CGPA,Applied\r\nAsha Singh,8.41,2026-01-16T01:30:00+05:30\r\n");
        var entries = await app.InDbAsync("northfield", db => db.Set<AuditEntry>().Where(e => e.Subject == $"report-run/{run}").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        entries.ShouldBe(["reports.asked", "reports.downloaded"]);
    }

    [Fact]
    public async Task The_same_form_sent_twice_asks_once()
    {
        var run = Guid.CreateVersion7().ToString();
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        var token = await admin.TokenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => admin.PostAsync($"/staff/reports/{ReportApp.Key}/runs", token, ("run", run))));
        answers.Select(a => a.Headers.Location!.ToString()).ShouldAllBe(to => to == $"/staff/reports/runs/{run}");
        (await app.InDbAsync("northfield", db => db.Set<ReportRun>().CountAsync(r => r.RunId == Guid.Parse(run)))).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_asks_while_it_is_under_way_is_led_to_that_run_and_the_next_one_is_new()
    {
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        var token = await admin.TokenAsync();
        async Task<string> AskAsync() => (await admin.PostAsync($"/staff/reports/{ReportApp.Key}/runs", token, ("run", Guid.CreateVersion7().ToString()))).Headers.Location!.ToString().Split('/')[^1];
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AskAsync()));
        var run = Guid.Parse(answers.Distinct().ShouldHaveSingleItem());
        await app.InDbAsync("northfield", db => db.Set<ReportRun>().Where(r => r.RunId == run).ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Running)));
        (await AskAsync()).ShouldBe(run.ToString());
        await app.InDbAsync("northfield", db => db.Set<ReportRun>().Where(r => r.RunId == run).ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Waiting)));
        await app.MakeAsync(run);
        var next = Guid.Parse(await AskAsync());
        next.ShouldNotBe(run);
        await app.MakeAsync(next);
    }

    [Fact]
    public async Task The_same_due_time_makes_one_run_however_often_and_wherever_it_fires()
    {
        var schedule = new ReportSchedule(ReportApp.Key);
        schedule.Set(ReportRhythm.Daily, 1, 1, 420);
        await app.InDbAsync("lakeside", db => { db.Add(schedule); return db.SaveChangesAsync(); });
        var due = new DateTimeOffset(2026, 11, 23, 1, 30, 0, TimeSpan.Zero);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.MakeAsync(schedule.Id, due, "lakeside")));
        (await app.MakeAsync(schedule.Id, due, "lakeside")).ShouldBeNull();
        var runs = await app.InDbAsync("lakeside", db => db.Set<ReportRun>().AsNoTracking().Where(r => r.Report == ReportApp.Key && r.DueAt == due).ToListAsync());
        runs.Select(r => (r.DueAt, r.Status, r.Tries)).ShouldBe([(due, RunStatus.Done, 1)]);
    }

    [Fact]
    public async Task One_whose_worker_died_half_way_is_taken_up_and_the_dead_one_changes_nothing_should_it_live_after_all()
    {
        var run = await app.AskAsync();
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        app.Trial.Rows = [.. Enumerable.Range(0, 50).Select(i => new object?[] { $"Student {i}", i, null })];
        app.Trial.Before = i => { if (i == 25) reached.TrySetResult(); return i == 25 ? goOn.Task : Task.CompletedTask; };
        var before = await app.StoredAsync();
        var dead = app.MakeAsync(run);
        await reached.Task;
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        (await admin.GetAsync($"/staff/reports/runs/{run}/files/csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.MakeAsync(run)).ShouldBeNull("another one has it");

        // As long as nobody hears from it.
        await app.InDbAsync("northfield", db => db.Set<ReportRun>().Where(r => r.RunId == run).ExecuteUpdateAsync(s => s.SetProperty(r => r.LeaseUntil, TimeProvider.System.GetUtcNow().AddMinutes(-1))));
        app.Trial.Before = _ => Task.CompletedTask;
        (await app.MakeAsync(run)).ShouldBe("trial: 50 rows");
        goOn.SetResult();
        await dead;
        var (made, files) = (await app.RunAsync(run), await app.FilesAsync(run));
        (made.Status, made.Tries, made.RowsDone).ShouldBe((RunStatus.Done, 2, 50));
        (await app.StoredAsync()).ShouldBe(before + files.Count);
        (await (await admin.GetAsync($"/staff/reports/runs/{run}/files/csv")).Content.ReadAsStringAsync()).Split("\r\n").Length.ShouldBe(52);
    }

    [Fact]
    public async Task What_was_left_is_given_to_a_worker_again_and_after_three_deaths_counts_as_failed()
    {
        var run = await app.AskAsync();
        await app.InDbAsync("northfield", db => db.Set<ReportRun>().Where(r => r.RunId == run).ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Running)
            .SetProperty(r => r.LeaseUntil, TimeProvider.System.GetUtcNow().AddMinutes(-1)).SetProperty(r => r.Tries, 2)));
        (await TakeUpAsync()).ShouldNotBeNull();
        (await app.RunAsync(run)).Status.ShouldBe(RunStatus.Running);
        await app.InDbAsync("northfield", db => db.Set<ReportRun>().Where(r => r.RunId == run).ExecuteUpdateAsync(s => s.SetProperty(r => r.Tries, 3)));
        await TakeUpAsync();
        var failed = await app.RunAsync(run);
        (failed.Status, failed.Note).ShouldBe((RunStatus.Failed, failed.Note));
        failed.Note.ShouldContain("stopped three times");
        (await app.MakeAsync(run)).ShouldBeNull();
    }

    [Fact]
    public async Task A_failure_says_what_happened_without_the_data_and_is_tried_again()
    {
        var run = await app.AskAsync();
        var before = await app.StoredAsync();
        app.Trial.Before = i => throw new InvalidOperationException("The name of a student");
        try
        {
            (await app.MakeAsync(run))!.ShouldContain("failed");
        }
        finally
        {
            app.Trial.Before = _ => Task.CompletedTask;
        }

        (await app.StoredAsync()).ShouldBe(before);
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        var page = await admin.ReadAsync($"/staff/reports/runs/{run}");
        page.ShouldContain("It could not be made");
        page.ShouldContain(run.ToString());
        page.ShouldNotContain("The name of a student");
        (await admin.PostFormAsync($"/staff/reports/runs/{run}/tries")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await app.MakeAsync(run))!.ShouldStartWith("trial: ");
        (await app.RunAsync(run)).Status.ShouldBe(RunStatus.Done);
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_gives_the_run_back()
    {
        var run = await app.AskAsync();
        using var stop = new CancellationTokenSource();
        app.Trial.Before = async _ => { await stop.CancelAsync(); await Task.Delay(Timeout.Infinite); };
        try
        {
            await Should.ThrowAsync<OperationCanceledException>(() => app.MakeAsync(run, cancellation: stop.Token));
        }
        finally
        {
            app.Trial.Before = _ => Task.CompletedTask;
        }

        var back = await app.RunAsync(run);
        (back.Status, back.Tries, back.Holder).ShouldBe((RunStatus.Waiting, 0, null));
    }

    [Fact]
    public async Task Another_tenants_run_is_not_there()
    {
        var theirs = await app.AskAsync("lakeside");
        await app.MakeAsync(theirs, site: "lakeside");
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        foreach (var path in new[] { "", "/files/csv", "/files/xlsx", "/files/pdf" }) (await admin.GetAsync($"/staff/reports/runs/{theirs}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { "/tries", "/deletion", "/deletion/deletion" }) (await admin.PostFormAsync($"/staff/reports/runs/{theirs}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.MakeAsync(theirs)).ShouldBeNull();
        (await app.RunAsync(theirs, "lakeside")).RemovedAt.ShouldBeNull();
        (await admin.GetAsync($"/staff/reports/runs/{theirs}/files/..%2f..%2fcsv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_may_not_see_reports_sees_neither_page_nor_file()
    {
        var run = await app.AskAsync();
        await app.MakeAsync(run);
        using var student = await app.SignInAsync("student1@northfield.test", "northfield");
        (await student.GetAsync($"/staff/reports/runs/{run}/files/csv")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var visitor = app.Visit("northfield");
        (await visitor.GetAsync($"/staff/reports/runs/{run}/files/csv")).Headers.Location!.ToString().ShouldContain("/sign-in");
    }

    private Task<string?> TakeUpAsync() => app.InAsync("northfield", s => ActivatorUtilities.CreateInstance<TakeUpReports>(s).RunAsync(CancellationToken.None));
}
