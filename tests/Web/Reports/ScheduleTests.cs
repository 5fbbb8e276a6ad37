using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Reports;

/// <summary>When reports are made by themselves.</summary>
public sealed class ScheduleTests(ReportApp app) : IClassFixture<ReportApp>
{
    private const string Page = "/staff/reports/trial/schedule";

    [Fact]
    public async Task It_is_set_in_the_colleges_zone_changed_taken_away_and_brought_back()
    {
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        (await SetAsync(admin, "Weekly", "4", "1", "18:30", 0)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var next = Local(await NextAsync());
        (next.DayOfWeek, next.Hour, next.Minute).ShouldBe((DayOfWeek.Thursday, 18, 30));
        (await admin.ReadAsync("/staff/reports")).ShouldContain("Every Thursday at 18:30");

        (await SetAsync(admin, "Monthly", "4", "31", "00:05", (await ReadAsync()).Version)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        next = Local(await NextAsync());
        (next.AddDays(1).Day, next.Hour, next.Minute).ShouldBe((1, 0, 5));

        (await SetAsync(admin, "Daily", "4", "31", "07:00", (await ReadAsync()).Version)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (Local(await NextAsync()) - Local(TimeProvider.System.GetUtcNow())).ShouldBeLessThan(TimeSpan.FromDays(1));

        (await admin.PostFormAsync($"{Page}/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await NextAsync()).ShouldBeNull();
        var schedule = (await ReadAsync()).Id;
        (await app.MakeAsync(schedule)).ShouldBeNull("one that was taken away and fires all the same makes nothing");
        (await admin.PostFormAsync($"{Page}/deletion/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await NextAsync()).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Weekly", "7", "1", "07:00", "Choose a day of the week.")]
    [InlineData("Monthly", "1", "29", "07:00", "Choose a day from 1 to 28, or the last one.")]
    [InlineData("Daily", "1", "1", "25:00", "Enter a time such as 07:00.")]
    [InlineData("Daily", "1", "1", "", "Enter a time such as 07:00.")]
    [InlineData("9", "1", "1", "07:00", "is invalid")]
    public async Task A_wrong_one_comes_back_with_what_to_correct(string rhythm, string weekday, string monthDay, string time, string says)
    {
        using var admin = await app.SignInAsync("admin@lakeside.test", "lakeside");
        var answer = await SetAsync(admin, rhythm, weekday, monthDay, time, 0);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
        (await app.InDbAsync("lakeside", db => db.Set<ReportSchedule>().CountAsync(s => s.Report == ReportApp.Key))).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_that_somebody_overtook_shows_both()
    {
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        var version = (await app.InDbAsync("northfield", db => db.Set<ReportSchedule>().SingleOrDefaultAsync(s => s.Report == "placement")))!.Version;
        const string Placement = "/staff/reports/placement/schedule";
        (await admin.PostFormAsync(Placement, Fields("Daily", "1", "1", "06:00", version))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var late = await admin.PostFormAsync(Placement, Fields("Daily", "1", "1", "09:45", version));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await late.Content.ReadAsStringAsync();
        page.ShouldContain("Every day at 06:00");
        page.ShouldContain("value=\"09:45\"");
        page.ShouldContain($"name=\"Version\" value=\"{version + 1}\"");
    }

    [Fact]
    public async Task A_report_that_is_not_there_has_no_schedule()
    {
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        (await admin.GetAsync("/staff/reports/nothing/schedule")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await admin.PostFormAsync("/staff/reports/nothing/runs", ("run", Guid.CreateVersion7().ToString()))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_takes_at_most_four_queries()
    {
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        using var counter = new QueryCounter();
        (await (await admin.GetAsync("/staff/reports", counter.Header)).Content.ReadAsStringAsync()).ShouldContain("Placement report");
        counter.Commands.Count.ShouldBeInRange(1, 4, string.Join("\n\n", counter.Commands));
    }

    private static (string, string)[] Fields(string rhythm, string weekday, string monthDay, string time, int version) =>
        [("Rhythm", rhythm), ("Weekday", weekday), ("MonthDay", monthDay), ("Time", time), ("Version", version.ToString(CultureInfo.InvariantCulture))];

    private static Task<HttpResponseMessage> SetAsync(Visitor admin, string rhythm, string weekday, string monthDay, string time, int version) =>
        admin.PostFormAsync(Page, Fields(rhythm, weekday, monthDay, time, version));

    private Task<ReportSchedule> ReadAsync() => app.InDbAsync("northfield", db => db.Set<ReportSchedule>().AsNoTracking().SingleAsync(s => s.Report == ReportApp.Key));

    private async Task<DateTimeOffset?> NextAsync()
    {
        var schedule = (await ReadAsync()).Id;
        return await app.InAsync("northfield", s => s.GetRequiredService<IRecurringWork>().NextAsync(MakeReport.Work, schedule, CancellationToken.None));
    }

    private DateTimeOffset Local(DateTimeOffset? at) => TimeZoneInfo.ConvertTime(at!.Value, TimeZoneInfo.FindSystemTimeZoneById(app.Tenant("northfield").TimeZone));
}
