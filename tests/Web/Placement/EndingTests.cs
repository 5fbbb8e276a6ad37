using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>The end of a partnership: what was sent is taken back, what is under way is called off.</summary>
public sealed class EndingTests(Fair app) : IClassFixture<Fair>
{
    [Fact]
    public async Task An_end_by_the_company_takes_every_card_back_and_calls_open_drives_off()
    {
        using var company = await app.AdminAsync("acme");
        var theirs = (await app.PartnershipAsync("acme", "northfield"))!;
        var out_ = await app.InDbAsync("northfield", db => db.Set<Application>().CountAsync(a => a.CardSequence > 0 && a.CardTakenBackAt == null));
        out_.ShouldBeGreaterThan(0, "the demo has a published shortlist");
        var version = ("Version", $"{theirs.Version}");
        (await company.PostFormAsync($"/staff/partnerships/{theirs.Id}/ending", version, ("Confirmation", "Acme"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await company.PostFormAsync($"/staff/partnerships/{theirs.Id}/ending", ("Version", "77"), ("Confirmation", app.Tenant("northfield").Name))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await company.PostFormAsync($"/staff/partnerships/{theirs.Id}/ending", version, ("Confirmation", app.Tenant("northfield").Name))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DeliverAsync();
        await app.InDbAsync("northfield", async db =>
        {
            (await db.Set<OutboxMessage>().CountAsync(m => m.Kind == nameof(CardTakenBack))).ShouldBe(out_);
            (await db.Set<Application>().CountAsync(a => a.CardSequence > 0 && a.CardTakenBackAt == null)).ShouldBe(0);
            (await db.Set<Drive>().CountAsync(d => d.Status == DriveStatus.Open)).ShouldBe(0);
            (await db.Set<Drive>().CountAsync(d => d.Status == DriveStatus.Closed)).ShouldBe(1, "what was held stays on record");
            return 0;
        });
        (await app.InDbAsync("acme", db => db.Set<OfferedDrive>().CountAsync(d => d.Status == DriveStatus.Open))).ShouldBe(0);
        (await app.InDbAsync("lakeside", db => db.Set<Drive>().CountAsync(d => d.Status == DriveStatus.Open))).ShouldBe(1, "others' are untouched");
        using var student = await app.StudentAsync(4);
        (await student.ReadAsync("/drives")).ShouldContain("Cancelled");
    }
}
