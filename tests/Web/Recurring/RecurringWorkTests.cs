using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Tests.Support;
using Quartz;

namespace PrepPlatform.Tests.Web.Recurring;

/// <summary>Work on schedules that a tenant's people set, in the real store with real workers.</summary>
public sealed class RecurringWorkTests(RecurringApp app) : IClassFixture<RecurringApp>
{
    private readonly Guid subject = Guid.CreateVersion7();

    [Fact]
    public async Task It_runs_by_its_clock_in_its_tenants_scope_and_says_what_was_done()
    {
        app.Work.Does[subject] = seen => Task.FromResult<string?>($"{seen.Tenant == app.Tenant("lakeside").Id}");
        using var worker = await app.StartWorkerAsync("clock");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(app.Tenant("lakeside").TimeZone);
        var due = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 3);
        var once = TimeZoneInfo.ConvertTime(due, zone).ToString("s m H d M '?' yyyy", CultureInfo.InvariantCulture);
        (await app.SetAsync(subject, once, "lakeside")).Value.ShouldBe(due);
        await app.EndedAsync(subject, 1);
        app.Work.Of(subject).ShouldHaveSingleItem().ShouldBe(new CountedWork.Seen(subject, due, app.Tenant("lakeside").Id, "clock"));
        var run = (await app.HistoryAsync(subject)).ShouldHaveSingleItem();
        (run.Note, run.Failed, run.DueAt, run.Tenant).ShouldBe(("True", false, due, app.Tenant("lakeside").Id.Value));
    }

    [Fact]
    public async Task Asked_for_again_and_again_while_no_worker_is_free_it_runs_once_and_is_due_when_it_was_asked()
    {
        var before = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < 3; i++) await app.RunNowAsync(subject);
        var after = TimeProvider.System.GetUtcNow();
        using var worker = await app.StartWorkerAsync("asked");
        await app.EndedAsync(subject, 1);
        app.Work.Of(subject).ShouldHaveSingleItem().Due.ShouldBeInRange(before, after);
        (await app.HistoryAsync(subject)).ShouldHaveSingleItem().Note.ShouldBe("");
        await Eventually.BeAsync(async () => !await ExistsAsync()); // Nothing stays behind for what has no schedule; it goes a moment after the run's end is written.
    }

    [Fact]
    public async Task Set_again_it_changes_nothing_and_stopped_it_is_gone()
    {
        var first = await app.SetAsync(subject, "0 30 9 ? * MON");
        (await app.NextAsync(subject)).ShouldBe(first.Value);
        (await app.SetAsync(subject, "0 30 9 ? * MON")).Value.ShouldBe(first.Value);
        (await app.SetAsync(subject, "0 0 10 ? * TUE")).Succeeded.ShouldBeTrue();
        (await app.NextAsync(subject)).ShouldNotBe(first.Value);
        (await app.NextAsync(subject, "lakeside")).ShouldBeNull("it is northfield's");
        await app.StopAsync(subject);
        (await app.NextAsync(subject)).ShouldBeNull();
        (await ExistsAsync()).ShouldBeFalse();
        await app.StopAsync(subject);
    }

    [Fact]
    public async Task The_hours_are_the_tenants_own_and_follow_it_into_another_zone()
    {
        var there = (await app.SetAsync(subject, "0 30 9 * * ?", "globex")).Value;
        TimeZoneInfo.ConvertTime(there, TimeZoneInfo.FindSystemTimeZoneById(app.Tenant("globex").TimeZone)).TimeOfDay.ShouldBe(new TimeSpan(9, 30, 0));
        await using (var catalogue = app.Services.GetRequiredService<Databases>().OpenCatalogue())
            await catalogue.Database.ExecuteSqlInterpolatedAsync($"""UPDATE "Tenants" SET "TimeZone" = {"America/New_York"} WHERE "Identifier" = {"globex"}""");
        await app.Services.GetRequiredService<ITenantDirectory>().RefreshAsync(CancellationToken.None);
        var moved = (await app.SetAsync(subject, "0 30 9 * * ?", "globex")).Value;
        TimeZoneInfo.ConvertTime(moved, TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).TimeOfDay.ShouldBe(new TimeSpan(9, 30, 0));
        (await app.NextAsync(subject, "globex")).ShouldBe(moved);
    }

    [Fact]
    public async Task Never_two_at_once_for_the_same_subject_on_however_many_workers()
    {
        var gate = new TaskCompletionSource();
        var (now, most) = (0, 0);
        app.Work.Does[subject] = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await gate.Task;
            Interlocked.Decrement(ref now);
            return "done";
        };
        using var one = await app.StartWorkerAsync("one");
        using var two = await app.StartWorkerAsync("two");
        using var end = new Ending(() => gate.TrySetResult());
        await app.RunNowAsync(subject);
        await Eventually.BeAsync(() => app.Work.Of(subject).Count == 1);
        await app.RunNowAsync(subject);
        // Both workers are up and free, as another subject shows, and yet it waits.
        var other = Guid.CreateVersion7();
        await app.RunNowAsync(other);
        await app.EndedAsync(other, 1);
        app.Work.Of(subject).Count.ShouldBe(1);
        gate.TrySetResult();
        await app.EndedAsync(subject, 2);
        most.ShouldBe(1);
        app.Work.Of(subject).Select(r => r.Due).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Schedules_keep_their_clock_when_the_tenant_moves_to_another_zone()
    {
        var (daily, over, stays, was) = (subject, Guid.CreateVersion7(), Guid.CreateVersion7(), app.Tenant("globex").TimeZone);
        await app.SetAsync(daily, "0 0 9 * * ?", "globex");
        await app.SetAsync(stays, "0 0 9 * * ?", "lakeside");
        var there = await app.NextAsync(stays, "lakeside");
        // Still to come on the old clock, over on the new one: twelve hours ahead.
        await app.MoveAsync("globex", "Etc/GMT+6");
        var soon = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow().AddHours(2), TimeZoneInfo.FindSystemTimeZoneById("Etc/GMT+6"));
        await app.SetAsync(over, soon.ToString("s m H d M '?' yyyy", CultureInfo.InvariantCulture), "globex");
        await app.MoveAsync("globex", "Etc/GMT-6");
        (await app.NextAsync(daily, "globex"))!.Value.UtcDateTime.Hour.ShouldBe(3);
        (await app.NextAsync(over, "globex")).ShouldBeNull();
        (await app.NextAsync(stays, "lakeside")).ShouldBe(there);
        using var worker = await app.StartWorkerAsync("moved");
        await app.EndedAsync(over, 1); // What was missed is made up for.
        await app.MoveAsync("globex", was);
    }

    [Fact]
    public async Task A_suspended_tenants_work_waits_and_says_so()
    {
        await SetStatusAsync("acme", "Suspended");
        using var worker = await app.StartWorkerAsync("suspended");
        await app.RunNowAsync(subject, "acme");
        await app.EndedAsync(subject, 1);
        (await app.HistoryAsync(subject)).ShouldHaveSingleItem().Note.ShouldBe("Skipped: the tenant is suspended");
        app.Work.Of(subject).ShouldBeEmpty();
        await SetStatusAsync("acme", "Active");
    }

    [Fact]
    public async Task Work_of_a_module_that_is_gone_is_passed_over()
    {
        await app.RunNowAsync(subject);
        using var worker = await OtherNode.StartAsync(app, "Worker");
        await Eventually.BeAsync(async () => !await ExistsAsync());
        (await app.HistoryAsync(subject)).ShouldBeEmpty();
        app.Work.Of(subject).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_is_shown_to_operators_who_can_run_it_again()
    {
        app.Work.Does[subject] = _ => throw new InvalidOperationException("The facts were not there");
        using var worker = await app.StartWorkerAsync("failing");
        await app.RunNowAsync(subject);
        await app.EndedAsync(subject, 1);
        using var operators = await app.SignInAsync("operator@platform.test", "admin");
        (await operators.ReadAsync("/jobs")).ShouldContain("1 failed within a day");
        (await operators.ReadAsync($"/jobs/{CountedWork.Key}?failed=true&tenant=northfield")).ShouldContain("The facts were not there");
        (await operators.ReadAsync($"/jobs/{CountedWork.Key}?failed=true&tenant=lakeside")).ShouldContain("No run matches");

        app.Work.Does[subject] = _ => Task.FromResult<string?>("Mended");
        var schedule = $"{app.Tenant("northfield").Id.Value:N}.{subject:N}";
        (await operators.PostFormAsync($"/jobs/{CountedWork.Key}/runs", ("schedule", schedule))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.EndedAsync(subject, 2);
        (await operators.ReadAsync($"/jobs/{CountedWork.Key}?tenant=northfield")).ShouldContain("Mended");
        foreach (var unknown in new[] { $"{app.Tenant("northfield").Id.Value:N}.{Guid.CreateVersion7():N}", "nonsense", "" })
            (await operators.PostFormAsync($"/jobs/{CountedWork.Key}/runs", ("schedule", unknown))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Operators_hold_all_schedules_of_a_work_back_and_let_them_go_on()
    {
        (await app.SetAsync(subject, "0 30 9 ? * MON")).Succeeded.ShouldBeTrue();
        using var operators = await app.SignInAsync("operator@platform.test", "admin");
        (await operators.PostFormAsync($"/jobs/{CountedWork.Key}/pause")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await operators.ReadAsync("/jobs")).ShouldContain("Paused");
        (await operators.ReadAsync($"/jobs/{CountedWork.Key}/schedules?tenant=northfield")).ShouldContain(subject.ToString());
        var late = Guid.CreateVersion7();
        (await app.SetAsync(late, "0 30 9 ? * MON")).Succeeded.ShouldBeTrue();
        (await StateAsync(late)).ShouldBe(TriggerState.Paused);
        (await operators.PostFormAsync($"/jobs/{CountedWork.Key}/pause/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await StateAsync(late)).ShouldBe(TriggerState.Normal);
        await app.StopAsync(subject);
        await app.StopAsync(late);
    }

    private async Task<bool> ExistsAsync()
    {
        var scheduler = await app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        return await scheduler.Exists(new JobKey($"{app.Tenant("northfield").Id.Value:N}.{subject:N}", CountedWork.Key));
    }

    private async Task<TriggerState> StateAsync(Guid of)
    {
        var scheduler = await app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        return await scheduler.GetTriggerState(new TriggerKey($"{app.Tenant("northfield").Id.Value:N}.{of:N}", CountedWork.Key));
    }

    private async Task SetStatusAsync(string tenant, string status)
    {
        await using var catalogue = app.Services.GetRequiredService<Databases>().OpenCatalogue();
        await catalogue.Database.ExecuteSqlInterpolatedAsync($"""UPDATE "Tenants" SET "Status" = {status} WHERE "Identifier" = {tenant}""");
        await app.Services.GetRequiredService<ITenantDirectory>().RefreshAsync(CancellationToken.None);
    }
}
