using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>How a college and a company come to work together, and what may not pass for their word.</summary>
public sealed class PartnershipTests(Fair app) : IClassFixture<Fair>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_college_proposes_the_company_accepts_and_both_have_the_history()
    {
        using var college = await app.AdminAsync("northfield");
        (await college.ReadAsync("/staff/partnerships/new?q=glob")).ShouldContain("Globex");
        Fair.IdIn(await college.PostFormAsync("/staff/partnerships", ("Partner", app.Tenant("globex").Id.ToString()), ("Note", "Shall we?")));
        await app.DeliverAsync();
        using var company = await app.AdminAsync("globex");
        var asked = (await app.PartnershipAsync("globex", "northfield"))!;
        var page = await company.ReadAsync($"/staff/partnerships/{asked.Id}");
        page.ShouldContain("Shall we?");
        page.ShouldContain("What each side sees");
        (await company.ReadAsync("/dashboard")).ShouldContain("asks to work with you");
        (await company.PostFormAsync($"/staff/partnerships/{asked.Id}/acceptance", ("Version", $"{asked.Version}"), ("Note", "Gladly."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DeliverAsync();
        var here = (await app.PartnershipAsync("northfield", "globex"))!;
        (here.Status, here.PartnershipId, here.Sequence).ShouldBe((PartnershipStatus.Active, asked.PartnershipId, 2));
        (await college.ReadAsync($"/staff/partnerships/{here.Id}")).ShouldContain("Globex agreed");
    }

    [Fact]
    public async Task Two_proposals_at_the_same_time_meet_and_become_one()
    {
        using var college = await app.AdminAsync("lakeside");
        using var company = await app.AdminAsync("acme");
        Fair.IdIn(await college.PostFormAsync("/staff/partnerships", ("Partner", app.Tenant("acme").Id.ToString())));
        Fair.IdIn(await company.PostFormAsync("/staff/partnerships", ("Partner", app.Tenant("lakeside").Id.ToString())));
        await app.DeliverAsync();
        var (one, other) = ((await app.PartnershipAsync("lakeside", "acme"))!, (await app.PartnershipAsync("acme", "lakeside"))!);
        (one.Status, one.PartnershipId, one.Sequence).ShouldBe((other.Status, other.PartnershipId, other.Sequence));
        one.Status.ShouldBe(PartnershipStatus.Active);
        (await college.PostFormAsync("/staff/partnerships", ("Partner", app.Tenant("acme").Id.ToString()))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "there is one already");
    }

    [Fact]
    public async Task Old_repeated_and_forged_messages_change_nothing()
    {
        var before = (await app.PartnershipAsync("northfield", "acme"))!;
        PartnershipTold Say(int sequence, string status) => new(app.Tenant("northfield").Id, before.PartnershipId, sequence, status, "", "Somebody", Now);
        await app.SayAsync("acme", Say(1, "Ended"));
        await app.SayAsync("acme", Say(before.Sequence, "Active"));
        await app.SayAsync("acme", Say(99, "Received"));
        await app.SayAsync("acme", Say(99, "Nonsense"));
        await app.SayAsync("globex", Say(99, "Ended") with { PartnershipId = before.PartnershipId });
        await app.SayAsync("lakeside", Say(99, "Proposed") with { PartnershipId = Guid.CreateVersion7() });
        await app.SayAsync("admin", Say(99, "Proposed") with { PartnershipId = Guid.CreateVersion7() });
        await app.DeliverAsync();
        var after = (await app.PartnershipAsync("northfield", "acme"))!;
        (after.Status, after.Sequence, after.Version).ShouldBe((before.Status, before.Sequence, before.Version));
        (await app.PartnershipAsync("northfield", "lakeside")).ShouldBeNull("colleges are no partners");
        (await app.PartnershipAsync("northfield", "admin")).ShouldBeNull("and the platform is nobody's");
    }

    [Fact]
    public async Task Only_who_paused_resumes_and_nothing_new_crosses_meanwhile()
    {
        using var company = await app.AdminAsync("globex");
        using var college = await app.AdminAsync("lakeside");
        var (theirs, ours) = ((await app.PartnershipAsync("globex", "lakeside"))!, (await app.PartnershipAsync("lakeside", "globex"))!);
        (await company.PostFormAsync($"/staff/partnerships/{theirs.Id}/pause", ("Version", $"{theirs.Version}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DeliverAsync();
        (await college.ReadAsync($"/staff/partnerships/{ours.Id}")).ShouldContain("Nothing new crosses");
        (await college.PostFormAsync($"/staff/partnerships/{ours.Id}/pause/deletion")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var company_ = app.Tenant("globex").Id.ToString();
        (await college.PostFormAsync("/staff/drives", Fair.TermsFields("While paused", ("Company", company_)))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var offered = new DriveTold(app.Tenant("lakeside").Id, Guid.CreateVersion7(), 1, "Offered", Fair.Terms("Smuggled").Write(), Fair.Cgpa(6).Write(), """{"parts":[]}""", null, Now);
        await app.SayAsync("globex", offered);
        await app.DeliverAsync();
        (await app.InDbAsync("lakeside", db => db.Set<Drive>().CountAsync(d => d.Title == "Smuggled"))).ShouldBe(0);
        (await company.PostFormAsync($"/staff/partnerships/{theirs.Id}/pause/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DeliverAsync();
        (await app.PartnershipAsync("lakeside", "globex"))!.Status.ShouldBe(PartnershipStatus.Active);
    }

    [Fact]
    public async Task Others_partnerships_and_tenants_that_cannot_be_partners_are_not_found()
    {
        using var college = await app.AdminAsync("northfield");
        var theirs = (await app.PartnershipAsync("acme", "northfield"))!;
        (await college.GetAsync($"/staff/partnerships/{theirs.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await college.PostFormAsync($"/staff/partnerships/{theirs.Id}/ending", ("Confirmation", "Northfield"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var other in new[] { "lakeside", "admin", "northfield" })
            (await college.GetAsync($"/staff/partnerships/new?partner={app.Tenant(other).Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await college.ReadAsync("/staff/partnerships/new")).ShouldNotContain("Lakeside");
    }
}
