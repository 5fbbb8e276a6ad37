using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Jobs;

namespace PrepPlatform.Tests.Web.Reports;

/// <summary>How long a report is kept.</summary>
public sealed class RetentionTests(ReportApp app) : IClassFixture<ReportApp>
{
    [Fact]
    public async Task A_removed_run_is_brought_back_for_a_day_and_then_swept_with_its_files()
    {
        var run = await app.AskAsync();
        await app.MakeAsync(run);
        var stored = await app.StoredAsync();
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        (await admin.PostFormAsync($"/staff/reports/runs/{run}/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await admin.GetAsync($"/staff/reports/runs/{run}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await admin.GetAsync($"/staff/reports/runs/{run}/files/csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await admin.PostFormAsync($"/staff/reports/runs/{run}/deletion/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await admin.GetAsync($"/staff/reports/runs/{run}/files/csv")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await SweepAsync(TimeSpan.Zero);
        (await app.StoredAsync()).ShouldBe(stored);
        var files = (await app.FilesAsync(run)).Count;
        await admin.PostFormAsync($"/staff/reports/runs/{run}/deletion");
        await SweepAsync(TimeSpan.FromHours(25));
        (await app.StoredAsync()).ShouldBe(stored - files);
        (await admin.PostFormAsync($"/staff/reports/runs/{run}/deletion/deletion")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_run_is_kept_for_ninety_days()
    {
        var run = await app.AskAsync("lakeside");
        await app.MakeAsync(run, site: "lakeside");
        await SweepAsync(TimeSpan.FromDays(89), "lakeside");
        (await app.FilesAsync(run, "lakeside")).ShouldNotBeEmpty();
        await SweepAsync(TimeSpan.FromDays(91), "lakeside");
        (await app.InDbAsync("lakeside", db => db.Set<ReportRun>().CountAsync(r => r.RunId == run))).ShouldBe(0);
    }

    private Task<string?> SweepAsync(TimeSpan ahead, string site = "northfield") => app.InAsync(site, s => ActivatorUtilities.CreateInstance<SweepReports>(s, new Ahead(ahead)).RunAsync(CancellationToken.None));

    private sealed class Ahead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
