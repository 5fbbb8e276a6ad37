using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Data;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Tests.Support;
using Quartz;

namespace PrepPlatform.Tests.Web;

/// <summary>Jobs on two nodes with one clustered store.</summary>
public sealed class JobTests(JobTests.App app) : IClassFixture<JobTests.App>
{
    private const string Job = "operations.sweep-job-runs";

    [Fact]
    public async Task A_job_asked_for_on_one_node_runs_once_and_is_written_down()
    {
        using var other = await OtherNode.StartAsync(app, "All");
        using var operators = await app.SignInAsync("operator@platform.test", "admin");
        var before = await RunsAsync();
        (await operators.PostFormAsync($"/jobs/{Job}/runs")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await Eventually.BeAsync(async () => await RunsAsync() > before);
        (await RunsAsync()).ShouldBe(before + 1);
        (await operators.ReadAsync($"/jobs/{Job}")).ShouldContain("Nothing to do");
    }

    [Fact]
    public async Task A_pause_outlives_a_restart_until_it_is_lifted()
    {
        using var operators = await app.SignInAsync("operator@platform.test", "admin");
        (await operators.PostFormAsync("/jobs/operations.sweep-outbox/pause")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using (var other = await OtherNode.StartAsync(app, "All")) (await StateAsync(other.Services)).ShouldBe(TriggerState.Paused);
        (await operators.PostFormAsync("/jobs/operations.sweep-outbox/pause/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await StateAsync(app.Services)).ShouldBe(TriggerState.Normal);
    }

    private async Task<int> RunsAsync()
    {
        await using var catalogue = app.Services.GetRequiredService<Databases>().OpenCatalogue();
        return await catalogue.Set<JobRun>().CountAsync(r => r.Job == Job && r.EndedAt != null);
    }

    private static async Task<TriggerState> StateAsync(IServiceProvider services)
    {
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        return await scheduler.GetTriggerState(new TriggerKey("operations.sweep-outbox"));
    }

    public sealed class App : PrepApp
    {
        protected override string Role => "All";
    }
}
