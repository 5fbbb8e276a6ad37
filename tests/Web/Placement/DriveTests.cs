using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>A drive on its way from a company to students, and the builder of its rules.</summary>
public sealed class DriveTests(Fair app) : IClassFixture<Fair>
{
    private static readonly Guid Demo = new("01980000-0000-7000-8000-0000000b0002"), Lakeside = new("01980000-0000-7000-8000-0000000b0004");

    [Fact]
    public async Task A_company_offers_a_college_opens_students_see_it_and_each_side_is_told()
    {
        using var company = await app.SignInAsync("recruiter@acme.test", "acme");
        using var college = await app.AdminAsync("northfield");
        var id = Fair.IdIn(await company.PostFormAsync("/offers", Fair.TermsFields("Told across")));
        var draft = await app.OfferAsync("acme", id);
        (await company.PostFormAsync($"/offers/{id}/offering", ("Version", $"{draft.Version}"), ("Colleges", app.Tenant("lakeside").Id.ToString()))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "no partner");
        (await company.PostFormAsync($"/offers/{id}/offering", ("Version", $"{draft.Version}"), ("Colleges", app.Tenant("northfield").Id.ToString()))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var again = await company.PostFormAsync($"/offers/{id}/offering", ("Version", $"{(await app.OfferAsync("acme", id)).Version}"), ("Colleges", app.Tenant("northfield").Id.ToString()));
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await again.Content.ReadAsStringAsync()).ShouldContain("One of these colleges has it already.");
        await app.DeliverAsync();
        (await college.ReadAsync("/staff/drives?status=Offered")).ShouldContain("Told across");
        using var student = await app.StudentAsync(1);
        (await student.GetAsync($"/drives/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it is not open yet");
        (await college.PostFormAsync($"/staff/drives/{id}/opening", ("Version", "99"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await college.PostFormAsync($"/staff/drives/{id}/opening", ("Version", $"{(await app.DriveAsync("northfield", id)).Version}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DeliverAsync();
        (await student.ReadAsync("/drives")).ShouldContain("Told across");
        (await app.OfferAsync("acme", id)).Status.ShouldBe(DriveStatus.Open);
        var stale = await app.OfferAsync("acme", id);
        (await company.PostFormAsync($"/offers/{id}/terms", Fair.TermsFields("Changed", ("Version", $"{stale.Version}")))).StatusCode.ShouldBe(HttpStatusCode.NotFound, "the college has it now");
        (await college.PostFormAsync($"/staff/drives/{id}/closing")).StatusCode.ShouldBe(HttpStatusCode.Conflict, "without the version that was seen");
        (await college.PostFormAsync($"/staff/drives/{id}/closing", ("Version", $"{(await app.DriveAsync("northfield", id)).Version}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DeliverAsync();
        (await app.OfferAsync("acme", id)).Status.ShouldBe(DriveStatus.Closed);
    }

    [Fact]
    public async Task Messages_that_are_late_repeated_or_anothers_change_nothing()
    {
        var id = Guid.CreateVersion7();
        DriveTold Say(int sequence, string title, string status = "Offered") => new(
            app.Tenant("northfield").Id, id, sequence, status, Fair.Terms(title).Write(), Fair.Cgpa(6).Write(), """{"parts":[]}""", null, TimeProvider.System.GetUtcNow());
        await app.SayAsync("acme", Say(3, "Third"));
        await app.SayAsync("acme", Say(2, "Second"));
        await app.SayAsync("acme", Say(3, "Third again"));
        await app.SayAsync("globex", Say(9, "Forged"));
        await app.SayAsync("globex", Say(9, "Forged", "Cancelled"));
        await app.SayAsync("acme", Say(9, "Opened by the company", "Open"));
        await app.SayAsync("acme", Say(9, "Broken") with { Rule = """{"is":"any","rules":[]}""" });
        await app.SayAsync("acme", Say(9, "Broken") with { Terms = "[]" });
        await app.DeliverAsync();
        var drive = await app.DriveAsync("northfield", id);
        (drive.Title, drive.Status, drive.RulesNumber, drive.Sequence).ShouldBe(("Third", DriveStatus.Offered, 1, 3));
        await app.SayAsync("acme", Say(4, "Fourth") with { Rule = Fair.Cgpa(7).Write() });
        await app.DeliverAsync();
        (await app.DriveAsync("northfield", id)).RulesNumber.ShouldBe(2, "other rules get the next number");
        await app.SayAsync("acme", Say(5, "Fourth", "Cancelled"));
        await app.SayAsync("acme", Say(6, "Risen"));
        await app.DeliverAsync();
        (await app.DriveAsync("northfield", id)).Status.ShouldBe(DriveStatus.Cancelled);
    }

    [Fact]
    public async Task A_cancellation_by_the_company_is_heard_whatever_its_number_and_takes_back_what_was_published_meanwhile()
    {
        var id = await app.OpenDriveAsync("Cancelled by both", Fair.Cgpa(6));
        var applied = await app.ApplyAsync("northfield", "acme", id);
        await app.InDbAsync("northfield", async db =>
        {
            var list = await db.Set<Shortlist>().Where(s => s.PublishedAt != null).Select(s => s.Id).FirstAsync();
            await db.Set<Drive>().Where(d => d.DriveId == id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Sequence, 20).SetProperty(d => d.Status, DriveStatus.Closed).SetProperty(d => d.PublishedShortlistId, list));
            return await db.Set<Application>().Where(a => a.Id == applied.Application).ExecuteUpdateAsync(s => s.SetProperty(a => a.CardSequence, 1));
        });
        await app.SayAsync("acme", new DriveTold(
            app.Tenant("northfield").Id, id, 3, "Cancelled", Fair.Terms("Cancelled by both").Write(), Fair.Cgpa(6).Write(), """{"parts":[]}""", null, TimeProvider.System.GetUtcNow()));
        await app.DeliverAsync();
        (await app.DriveAsync("northfield", id)).Status.ShouldBe(DriveStatus.Cancelled);
        var application = await app.InDbAsync("northfield", db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == applied.Application));
        (application.CardIsOut, application.CardSequence).ShouldBe((false, 2));
        (await app.InDbAsync("northfield", db => db.Set<ApplicationEvent>().CountAsync(e => e.ApplicationId == applied.Application && e.What == "taken-back" && e.Detail.Contains("cancelled")))).ShouldBe(1);
    }

    [Fact]
    public async Task Rules_are_put_together_by_plain_buttons_counted_and_kept_under_the_next_number()
    {
        var id = await app.OpenDriveAsync("To be ruled", Fair.Cgpa(6));
        using var college = await app.AdminAsync("northfield");
        var version = $"{(await app.DriveAsync("northfield", id)).Version}";
        (string, string)[] form = [("Version", version), ("Nodes[0].Kind", "all"), ("Nodes[0].Depth", "0"), ("Nodes[0].Add", "any"), ("Nodes[1].Kind", "cgpa"), ("Nodes[1].Depth", "1"), ("Nodes[1].Bound", "AtLeast"), ("Nodes[1].Value", "7.5")];
        var more = await (await college.PostFormAsync($"/staff/drives/{id}/rules", [.. form, ("Edit", "add:0")])).Content.ReadAsStringAsync();
        more.ShouldContain("At least one of these");
        more.ShouldContain("name=\"Nodes[2].Kind\"");
        (await college.PostFormAsync($"/staff/drives/{id}/rules", [.. form, ("Nodes[2].Kind", "any"), ("Nodes[2].Depth", "1")])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "an empty group");
        var count = await (await college.PostFormAsync($"/staff/drives/{id}/rules/count", form)).Content.ReadAsStringAsync();
        count.ShouldContain("students qualify");
        count.ShouldContain("by CGPA alone");
        (await college.PostFormAsync($"/staff/drives/{id}/rules", form)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await college.PostFormAsync($"/staff/drives/{id}/rules", form)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "someone saved meanwhile");
        await app.InDbAsync("northfield", async db =>
        {
            var drive = await db.Set<Drive>().AsNoTracking().SingleAsync(d => d.DriveId == id);
            var rules = await db.Set<DriveRules>().AsNoTracking().Where(r => r.DriveRow == drive.Id).OrderBy(r => r.Number).ToListAsync();
            rules.Select(r => r.Number).ShouldBe([1, 2]);
            Rule.Read(rules[0].Rule).Write().ShouldBe(Fair.Cgpa(6).Write(), "the earlier ones stay");
            Rule.Read(rules[1].Rule).Write().ShouldBe(Fair.Cgpa(7.5m).Write());
            return 0;
        });
    }

    [Fact]
    public async Task A_company_builds_rules_without_a_count_and_is_told_why()
    {
        using var company = await app.SignInAsync("recruiter@acme.test", "acme");
        var id = Fair.IdIn(await company.PostFormAsync("/offers", Fair.TermsFields("Counted by nobody")));
        (await company.ReadAsync($"/offers/{id}/rules")).ShouldContain("Why there is no count here");
        (await company.PostFormAsync($"/staff/drives/{id}/rules/count")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Terms_that_cannot_be_are_said_beside_their_fields()
    {
        using var college = await app.AdminAsync("northfield");
        var acme = ("Company", app.Tenant("acme").Id.ToString());
        var empty = await college.PostFormAsync("/staff/drives", acme, ("Title", ""), ("ApplyBy", "2001-01-01T10:00"), ("Roles[0].Title", ""), ("Roles[0].From", "9"), ("Roles[0].To", "8"), ("Roles[0].Currency", "XYZ"));
        empty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await empty.Content.ReadAsStringAsync();
        foreach (var said in new[] { "Give it a title", "has to be ahead", "Name the job", "below the lower one", "Choose a currency", "Name at least one round" }) page.ShouldContain(said);
        var many = Enumerable.Range(1, DriveTerms.MostRounds).Select(i => ($"Rounds[{i}].Name", $"Round {i}")).Append(acme).ToArray();
        (await (await college.PostFormAsync("/staff/drives", Fair.TermsFields("Too many", many))).Content.ReadAsStringAsync()).ShouldContain("Name at most 8 rounds");
        var added = await (await college.PostFormAsync("/staff/drives", Fair.TermsFields("Rows", acme, ("Row", "roles.add")))).Content.ReadAsStringAsync();
        added.ShouldContain("name=\"Roles[1].Title\"");
    }

    [Fact]
    public async Task A_drive_is_cancelled_by_its_name_and_stays_so()
    {
        var id = await app.OpenDriveAsync("Called off", Fair.Cgpa(6));
        using var college = await app.AdminAsync("northfield");
        (await college.PostFormAsync($"/staff/drives/{id}/cancellation", ("Confirmation", "no"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var stale = await college.PostFormAsync($"/staff/drives/{id}/cancellation", ("Confirmation", "Called off"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var now = ("Version", $"{(await app.DriveAsync("northfield", id)).Version}");
        (await stale.Content.ReadAsStringAsync()).ShouldContain($"name=\"Version\" value=\"{now.Item2}\"");
        (await college.PostFormAsync($"/staff/drives/{id}/cancellation", ("Confirmation", "Called off"), now)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await college.PostFormAsync($"/staff/drives/{id}/opening", ("Version", $"{(await app.DriveAsync("northfield", id)).Version}"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("/staff/drives/{0}")]
    [InlineData("/staff/drives/{0}/terms")]
    [InlineData("/staff/drives/{0}/rules")]
    [InlineData("/staff/drives/{0}/reopening")]
    [InlineData("/staff/drives/{0}/cancellation")]
    public async Task Another_colleges_drive_is_not_found(string path)
    {
        using var college = await app.AdminAsync("northfield");
        (await college.GetAsync(string.Format(null, path, Lakeside))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await college.PostFormAsync($"/staff/drives/{Lakeside}/closing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var company = await app.SignInAsync("recruiter@globex.test", "globex");
        (await company.GetAsync($"/offers/{Demo}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
