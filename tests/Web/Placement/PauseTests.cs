using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>While a partnership is paused nothing new crosses; what a student takes back does.</summary>
public sealed class PauseTests(Fair app) : IClassFixture<Fair>
{
    private static readonly Guid Published = new("01980000-0000-7000-8000-0000000b0001");

    [Fact]
    public async Task What_a_student_shares_no_more_is_erased_at_the_company_also_during_a_pause_and_the_rest_comes_after_it()
    {
        await app.DeliverAsync();
        using var company = await app.AdminAsync("acme");
        using var student = await app.StudentAsync(6);
        var theirs = (await app.PartnershipAsync("acme", "northfield"))!;
        (await company.PostFormAsync($"/staff/partnerships/{theirs.Id}/pause", ("Version", $"{theirs.Version}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DeliverAsync();
        var own = await OwnAsync();
        var full = await CardAsync(own.CardId);
        (full.Cgpa, full.Snapshot.Contains("student6@", StringComparison.Ordinal)).ShouldBe((8.94m, true));

        await ShareAsync(student, "branch", "skills", "phone");
        var narrowed = await CardAsync(own.CardId);
        (narrowed.Cgpa, narrowed.Branch.Length > 0, narrowed.Snapshot.Contains("student6@", StringComparison.Ordinal)).ShouldBe((null, true, false));
        CardText.ReadParts(narrowed.Parts).ShouldAllBe(p => SharedFields.Of(p.Fact) == SharedFields.Skills || SharedFields.Of(p.Fact) == SharedFields.Branch);
        narrowed.Score.ShouldBe(CardText.ReadParts(narrowed.Parts).Sum(p => p.Points));
        narrowed.Round.ShouldBe(full.Round);

        await ShareAsync(student, "branch", "email");
        (await CardAsync(own.CardId)).Snapshot.ShouldNotContain("student6@", Case.Sensitive, "nothing new crosses");
        (await company.PostFormAsync($"/staff/partnerships/{theirs.Id}/pause/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DeliverAsync();
        var after = await CardAsync(own.CardId);
        (after.Cgpa, after.Snapshot.Contains("student6@", StringComparison.Ordinal), after.Skills).ShouldBe((null, true, ""));
        (await app.HistoryAsync("acme", after.Id)).TakeLast(3).ShouldBe(["narrowed", "narrowed", "updated"]);
        (await app.InDbAsync("acme", async db => await db.Set<CardEvent>().CountAsync(e => e.What == "updated" && db.Set<Card>().Any(c => c.Id == e.CardRow && c.CardId != own.CardId))))
            .ShouldBe(0, "cards that came again as they were are no news");
        (await app.InDbAsync("northfield", db => db.Set<OutboxMessage>().CountAsync(m => m.DeliveredAt == null && m.Kind == nameof(CardSent)))).ShouldBe(0);
    }

    private async Task ShareAsync(Tests.Support.Visitor student, params string[] fields)
    {
        var form = fields.Select(f => ("Fields", f)).Append(("Version", $"{(await OwnAsync()).Version}"));
        (await student.PostFormAsync($"/drives/{Published}/consent", [.. form])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DeliverAsync();
    }

    private async Task<Card> CardAsync(Guid card) => (await app.FindAsync("acme", card)).ShouldNotBeNull();

    private async Task<Application> OwnAsync()
    {
        var student = await app.PersonAsync("student6");
        return await app.InDbAsync("northfield", db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.StudentId == student && db.Set<Drive>().Any(d => d.Id == a.DriveRow && d.DriveId == Published)));
    }
}
