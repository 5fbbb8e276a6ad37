using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>Students and drives: what they qualify for, applying with consent, and taking it back.</summary>
public sealed class ApplicationTests(Fair app) : IClassFixture<Fair>
{
    private static readonly Guid Published = new("01980000-0000-7000-8000-0000000b0001"), Lakeside = new("01980000-0000-7000-8000-0000000b0004");

    [Fact]
    public async Task The_list_says_what_one_qualifies_for_and_what_would_change_the_rest()
    {
        await app.OpenDriveAsync("For the best", Fair.Cgpa(8.5m));
        using var best = await app.StudentAsync(6);
        (await best.ReadAsync("/drives")).ShouldContain("You qualify for one company");
        using var student = await app.StudentAsync(2);
        var page = await student.ReadAsync("/drives");
        page.ShouldContain("7.48");
        page.ShouldContain("Raise it by 1.02");
        using var unknown = await app.StudentAsync(12);
        (await unknown.ReadAsync("/drives")).ShouldContain("is asked, yours is not known");
    }

    [Fact]
    public async Task Applying_twice_at_once_is_one_application()
    {
        var id = await app.OpenDriveAsync("Pressed twice", Fair.Cgpa(8.5m));
        using var student = await app.StudentAsync(1);
        var token = await student.TokenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var device = student.Copy();
            return (await device.PostAsync($"/drives/{id}/application", token, ("Fields", "email"), ("Fields", "cgpa"))).StatusCode;
        }));
        answers.ShouldAllBe(a => a == HttpStatusCode.SeeOther);
        var (application, events) = await ReadAsync(id, 1);
        application!.Consented.ShouldBe(["name", "email", "cgpa"]);
        events.Select(e => e.What).ShouldBe(["applied"]);
        (await student.ReadAsync($"/drives/{id}")).ShouldContain("Your application");
    }

    [Fact]
    public async Task Nobody_applies_who_does_not_qualify_or_too_late_or_to_anothers_drive()
    {
        var (high, late) = (await app.OpenDriveAsync("Too high", Fair.Cgpa(9.9m)), await app.OpenDriveAsync("Too late", Fair.Cgpa(5), TimeProvider.System.GetUtcNow().AddSeconds(-5)));
        using var student = await app.StudentAsync(1);
        var refused = await student.PostFormAsync($"/drives/{high}/application", ("Fields", "email"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("CGPA of at least 9.90 is asked, yours is 8.62");
        (await student.PostFormAsync($"/drives/{late}/application", ("Fields", "email"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await student.PostFormAsync($"/drives/{Lakeside}/application", ("Fields", "email"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await student.GetAsync($"/drives/{Lakeside}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ReadAsync(high, 1)).Application.ShouldBeNull();
        (await ReadAsync(late, 1)).Application.ShouldBeNull();
    }

    [Fact]
    public async Task Consent_is_to_fields_that_exist_and_only_its_owner_changes_it()
    {
        var id = await app.OpenDriveAsync("By consent", Fair.Cgpa(8.5m));
        using var student = await app.StudentAsync(6);
        (await student.PostFormAsync($"/drives/{id}/application", ("Fields", "email"), ("Fields", "password"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ReadAsync(id, 6)).Application.ShouldBeNull();
        (await student.PostFormAsync($"/drives/{id}/application")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await ReadAsync(id, 6)).Application!.Consented.ShouldBe(["name"], "the name always");
        (await student.PostFormAsync($"/drives/{id}/consent", ("Version", "1"), ("Fields", "branch"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await student.PostFormAsync($"/drives/{id}/consent", ("Version", "1"), ("Fields", "phone"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var other = await app.StudentAsync(1);
        (await other.PostFormAsync($"/drives/{id}/consent", ("Version", "2"), ("Fields", "phone"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ReadAsync(id, 6)).Application!.Consented.ShouldBe(["name", "branch"]);
    }

    [Fact]
    public async Task A_withdrawal_is_undone_within_minutes_and_later_consent_is_asked_for_anew()
    {
        var id = await app.OpenDriveAsync("Out and in", Fair.Cgpa(8.5m));
        using var student = await app.StudentAsync(1);
        await student.PostFormAsync($"/drives/{id}/application", ("Fields", "email"));
        (await student.ReadAsync($"/drives/{id}/withdrawal")).ShouldContain("Nothing was sent to Acme");
        (await student.PostFormAsync($"/drives/{id}/withdrawal")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await student.PostFormAsync($"/drives/{id}/withdrawal")).StatusCode.ShouldBe(HttpStatusCode.SeeOther, "again is harmless");
        (await student.PostFormAsync($"/drives/{id}/withdrawal/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await ReadAsync(id, 1)).Application!.Consented.ShouldBe(["name", "email"], "a slip is taken back as it was");
        await student.PostFormAsync($"/drives/{id}/withdrawal");
        await app.InDbAsync("northfield", db => db.Set<Application>().Where(a => db.Set<Drive>().Any(d => d.Id == a.DriveRow && d.DriveId == id)).ExecuteUpdateAsync(s => s.SetProperty(a => a.ChangedAt, a => a.ChangedAt.AddMinutes(-11))));
        (await student.PostFormAsync($"/drives/{id}/withdrawal/deletion")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await student.ReadAsync($"/drives/{id}");
        page.ShouldContain("Take part again");
        page.ShouldNotContain("value=\"email\" checked", Case.Sensitive, "nothing is ticked beforehand");
        (await student.PostFormAsync($"/drives/{id}/application", ("Fields", "branch"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var (application, events) = await ReadAsync(id, 1);
        (application!.Status, string.Join(' ', application.Consented)).ShouldBe((ApplicationStatus.Applied, "name branch"));
        events.Select(e => (e.What, e.Detail)).ShouldBe([("applied", "name, email"), ("withdrawn", ""), ("applied", "name, email"), ("withdrawn", ""), ("applied", "name, branch")]);
    }

    [Fact]
    public async Task Whoever_is_shortlisted_changes_what_is_seen_and_takes_the_card_back()
    {
        using var student = await app.StudentAsync(6);
        var (before, _) = await ReadAsync(Published, 6);
        before!.CardIsOut.ShouldBeTrue();
        (await student.PostFormAsync($"/drives/{Published}/consent", ("Version", $"{before.Version}"), ("Fields", "branch"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await MessagesAsync(nameof(CardSent), before.CardId)).OrderBy(m => m.Sequence).Last().Payload.ShouldNotContain("8.94");
        (await student.ReadAsync($"/drives/{Published}/withdrawal")).ShouldContain("loses your card");
        (await student.PostFormAsync($"/drives/{Published}/withdrawal")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await student.PostFormAsync($"/drives/{Published}/withdrawal")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await MessagesAsync(nameof(CardTakenBack), before.CardId)).Count.ShouldBe(1);
        (await student.PostFormAsync($"/drives/{Published}/withdrawal/deletion")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "it is closed");
    }

    [Theory]
    [InlineData("student1@northfield.test", "northfield", "/drives")]
    [InlineData("admin@northfield.test", "northfield", "/staff/drives")]
    [InlineData("recruiter@acme.test", "acme", "/offers")]
    [InlineData("admin@acme.test", "acme", "/staff/partnerships")]
    public async Task A_main_page_takes_at_most_four_queries(string email, string site, string path)
    {
        using var visitor = await app.SignInAsync(email, site);
        using var counter = new QueryCounter();
        (await visitor.GetAsync(path, counter.Header)).StatusCode.ShouldBe(HttpStatusCode.OK);
        counter.Commands.Count.ShouldBeInRange(1, 4, string.Join("\n\n", counter.Commands));
    }

    private Task<List<OutboxMessage>> MessagesAsync(string kind, Guid card) =>
        app.InDbAsync("northfield", db => db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Kind == kind && m.Payload.Contains(card.ToString())).ToListAsync());

    private async Task<(Application? Application, List<ApplicationEvent> Events)> ReadAsync(Guid drive, int number)
    {
        var student = await app.PersonAsync($"student{number}");
        return await app.InDbAsync("northfield", async db =>
        {
            var application = await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.StudentId == student && db.Set<Drive>().Any(d => d.Id == a.DriveRow && d.DriveId == drive));
            return (application, application is null ? [] : await db.Set<ApplicationEvent>().AsNoTracking().Where(e => e.ApplicationId == application.Id).OrderBy(e => e.At).ToListAsync());
        });
    }
}
