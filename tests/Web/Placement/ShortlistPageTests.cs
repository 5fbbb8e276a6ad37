using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Jobs;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>The placement office's and the developers' pages.</summary>
public sealed class ShortlistPageTests(PlacementRoom room) : IClassFixture<PlacementRoom>
{
    [Fact]
    public async Task A_list_is_asked_for_made_by_a_worker_adjusted_frozen_and_published()
    {
        var (a, b) = (await room.PersonAsync("student1"), await room.PersonAsync("student2"));
        var drive = await room.DriveAsync(10, (a, 8.25m), (b, 6.5m));
        var here = $"/staff/drives/{drive.DriveId}/shortlists";
        using var office = await room.SignInAsync("admin@northfield.test", PlacementRoom.College);
        (await office.ReadAsync(here)).ShouldContain("No list was made yet");
        var asked = await office.PostFormAsync(here, ("dryRun", "false"));
        asked.Headers.Location!.ToString().ShouldBe($"{here}/progress");
        (await office.ReadAsync($"{here}/progress")).ShouldContain("Making the shortlist");
        var words = await room.InAsync(PlacementRoom.College, s => ActivatorUtilities.CreateInstance<ScheduledShortlist>(s).RunAsync(drive.Id, TimeProvider.System.GetUtcNow(), default));
        words.ShouldBe("1 of 2 listed");
        var url = (await office.GetAsync($"{here}/progress")).Headers.Location!.ToString();
        var page = await office.ReadAsync(url);
        page.ShouldContain("37.50");
        (await office.ReadAsync($"{url}?show=missed")).ShouldContain("CGPA of at least 7.00");
        (await office.ReadAsync($"{url}/changes")).ShouldContain("This is the first list");
        (await (await office.PostFormAsync($"{url}/repetition")).Content.ReadAsStringAsync()).ShouldContain("bit for bit");

        (await office.PostFormAsync($"{url}/students/{b}", ("Listed", "true"), ("Reason", " "), ("Version", "1"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await office.PostFormAsync($"{url}/students/{b}", ("Listed", "true"), ("Reason", "Passed the improvement examination"), ("Version", "7"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await office.PostFormAsync($"{url}/students/{b}", ("Listed", "true"), ("Reason", "Passed the improvement examination"), ("Version", "1"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await office.ReadAsync(url)).ShouldContain("Passed the improvement examination");
        (await office.ReadAsync(here)).ShouldContain("1 of 2 applicants qualify. 2 stand on it.");
        (await office.PostFormAsync($"{url}/students/{b}/undo")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await office.PostFormAsync($"{url}/students/{b}/undo")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await office.ReadAsync(here)).ShouldContain("1 of 2 applicants qualify. One stands on it.");
        (await office.ReadAsync($"{url}/students/{b}")).ShouldContain("Not on the list");
        (await office.PostFormAsync($"{url}/students/{Guid.CreateVersion7()}", ("Listed", "true"), ("Reason", "A stranger"), ("Version", "3"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await office.PostFormAsync($"{url}/publication", ("Confirmation", "Acme"), ("Version", "3"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await office.PostFormAsync($"{url}/freezing", ("version", "3"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await office.PostFormAsync($"{url}/students/{b}", ("Listed", "true"), ("Reason", "Too late for this"), ("Version", "4"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await office.ReadAsync($"{url}/publication")).ShouldContain("One card goes to");
        (await office.PostFormAsync($"{url}/publication", ("Confirmation", "Globex"), ("Version", "4"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await office.PostFormAsync($"{url}/publication", ("Confirmation", room.Tenant("acme").Name), ("Version", "4"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await office.ReadAsync(url)).ShouldContain("Published");
        (await office.PostFormAsync($"{url}/freezing/deletion", ("version", "5"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await room.InDbAsync(PlacementRoom.College, db => db.Set<Application>().Where(x => x.DriveRow == drive.Id).OrderBy(x => x.Status).Select(x => x.Status).ToListAsync())).ShouldBe([ApplicationStatus.NotShortlisted, ApplicationStatus.Shortlisted], ignoreOrder: true);
    }

    [Fact]
    public async Task Another_college_s_list_is_not_there_and_neither_is_it_under_another_drive()
    {
        var student = PlacementRoom.Strangers(1)[0];
        var (drive, other) = (await room.DriveAsync(5, (student, 9)), await room.DriveAsync(5));
        var list = (await room.MakeAsync(drive.Id, TimeProvider.System.GetUtcNow())).Value.Id;
        using var lakeside = await room.SignInAsync("admin@lakeside.test", "lakeside");
        using var office = await room.SignInAsync("admin@northfield.test", PlacementRoom.College);
        string[] below = [$"/{list}", $"/{list}/changes", $"/{list}/publication", $"/{list}/students/{student}", ""];
        foreach (var path in below) (await lakeside.GetAsync($"/staff/drives/{drive.DriveId}/shortlists{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var path in below[..4]) (await office.GetAsync($"/staff/drives/{other.DriveId}/shortlists{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var path in new[] { $"/{list}/freezing", $"/{list}/publication", $"/{list}/students/{student}", $"/{list}/repetition", "/schedule", "" })
            (await lakeside.PostFormAsync($"/staff/drives/{drive.DriveId}/shortlists{path}", ("version", "1"))).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task A_schedule_is_set_in_the_college_s_time_and_shows_the_next_three()
    {
        var drive = await room.DriveAsync(5);
        var here = $"/staff/drives/{drive.DriveId}/shortlists/schedule";
        using var office = await room.SignInAsync("admin@northfield.test", PlacementRoom.College);
        var version = $"{drive.Version}";
        (await office.ReadAsync(here)).ShouldContain("Asia/Kolkata");
        var preview = await (await office.PostFormAsync($"{here}/preview", ("How", "weekly"), ("Time", "18:30"), ("Days", "MON"), ("Days", "THU"), ("Most", "40"), ("Version", version))).Content.ReadAsStringAsync();
        System.Text.RegularExpressions.Regex.Count(preview, "day, [0-9]+ [A-Z][a-z]+ [0-9]{4}, 18:30").ShouldBe(3);
        (await office.PostFormAsync(here, ("How", "weekly"), ("Time", "18:30"), ("Most", "40"), ("Version", version))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await office.PostFormAsync(here, ("How", "cron"), ("Cron", "every monday"), ("Most", "40"), ("Version", version))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await office.PostFormAsync(here, ("How", "once"), ("Once", "2020-01-01T10:00"), ("Most", "40"), ("Version", version))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await office.PostFormAsync(here, ("How", "cron"), ("Cron", "* * * * * ?"), ("Most", "40"), ("Version", version))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "every second is too often for the scheduler");
        (await CronAsync(drive.Id)).ShouldBe("");
        (await office.PostFormAsync(here, ("How", "weekly"), ("Time", "18:30"), ("Days", "THU"), ("Days", "MON"), ("Most", "40"), ("Version", version))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await CronAsync(drive.Id)).ShouldBe("0 30 18 ? * MON,THU");
        (await office.PostFormAsync(here, ("How", "none"), ("Most", "40"), ("Version", version))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await office.ReadAsync(here)).ShouldContain("value=\"MON\" checked");
    }

    [Fact]
    public async Task A_developer_recommends_with_words_that_stand_beside_the_list_and_withdraws_them()
    {
        var student = await room.PersonAsync("student5");
        var drive = await room.DriveAsync(5, (student, 9));
        var list = (await room.MakeAsync(drive.Id, TimeProvider.System.GetUtcNow())).Value.Id;
        using var developer = await room.SignInAsync("developer@northfield.test", PlacementRoom.College);
        using var office = await room.SignInAsync("admin@northfield.test", PlacementRoom.College);
        var here = $"/staff/recommendations/{drive.DriveId}";
        (await developer.ReadAsync("/staff/recommendations")).ShouldContain("A drive of a test");
        (await developer.PostFormAsync($"{here}/students/{student}", ("Words", "Good."))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var words in new[] { "Explains queries <b>well</b> and tests them.", "Explains queries <b>well</b> and tests all of them." })
            (await developer.PostFormAsync($"{here}/students/{student}", ("Words", words))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var entry = await office.ReadAsync($"/staff/drives/{drive.DriveId}/shortlists/{list}/students/{student}");
        entry.ShouldContain("&lt;b&gt;well&lt;/b&gt; and tests all of them");
        entry.ShouldNotContain("and tests them.");
        (await developer.PostFormAsync($"{here}/students/{Guid.CreateVersion7()}", ("Words", "Somebody who never applied here."))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await developer.PostFormAsync($"{here}/students/{student}/withdrawal")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await developer.PostFormAsync($"{here}/students/{student}/withdrawal")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await office.ReadAsync($"/staff/drives/{drive.DriveId}/shortlists/{list}/students/{student}")).ShouldContain("Nobody recommended");
    }

    [Fact]
    public async Task The_main_pages_take_few_queries()
    {
        var (a, b) = (await room.PersonAsync("student6"), await room.PersonAsync("student8"));
        var drive = await room.DriveAsync(5, (a, 9), (b, 6));
        var list = (await room.MakeAsync(drive.Id, TimeProvider.System.GetUtcNow())).Value.Id;
        using var office = await room.SignInAsync("admin@northfield.test", PlacementRoom.College);
        foreach (var (path, most) in new[] { ("", 4), ($"/{list}", 4), ($"/{list}?show=missed", 4), ("/schedule", 3), ("/progress", 3) })
        {
            using var counter = new QueryCounter();
            await office.GetAsync($"/staff/drives/{drive.DriveId}/shortlists{path}", counter.Header);
            counter.Commands.Count.ShouldBeInRange(1, most, string.Join("\n\n", counter.Commands));
        }
    }

    [Fact]
    public async Task The_demo_shows_a_published_list_in_both_colleges()
    {
        foreach (var college in new[] { "northfield", "lakeside" })
            (await room.InDbAsync(college, db => db.Set<Shortlist>().CountAsync(s => s.PublishedAt != null && s.Listed > 0))).ShouldBe(1, college);
    }

    private Task<string> CronAsync(Guid drive) => room.InDbAsync(PlacementRoom.College, db => db.Set<Drive>().Where(d => d.Id == drive).Select(d => d.Cron).SingleAsync());
}
