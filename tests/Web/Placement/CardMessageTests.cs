using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Placement.Data.Cards;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>Cards cross from a college to a company, however the messages come.</summary>
public sealed class CardMessageTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Fact]
    public async Task A_card_arrives_as_the_companys_own_row_and_an_update_changes_it_but_not_its_round()
    {
        var drive = await BeginAsync();
        var sent = app.Card("acme", drive);
        await app.SendAsync("northfield", sent);
        var card = (await app.FindAsync("acme", sent.CardId)).ShouldNotBeNull();
        (card.Name, card.Rank, card.Most, card.Cgpa, card.Skills).ShouldBe(("Asha Singh", 1, 100m, 8.41m, "|SQL|C#|Python|"));
        await app.InDbAsync("acme", db => db.Set<Card>().Where(c => c.Id == card.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Round, "Interview")));
        await app.SendAsync("northfield", sent with { Sequence = 2, Snapshot = app.Card("acme", drive, snapshot: CardDesk.Asha with { Cgpa = null, Phone = null }).Snapshot });
        card = await app.FindAsync("acme", sent.CardId);
        (card!.Cgpa, card.Round, card.Version).ShouldBe((null, "Interview", 3));
        card.Snapshot.ShouldNotContain("98200");
        (await app.HistoryAsync("acme", card.Id)).ShouldBe(["received", "updated"]);
    }

    [Fact]
    public async Task The_same_message_twice_and_an_older_one_later_change_nothing()
    {
        var drive = await BeginAsync();
        var sent = app.Card("acme", drive, sequence: 5);
        await app.SendAsync("northfield", sent);
        await app.SendAsync("northfield", sent, sent with { Sequence = 4, Rank = 9 }); // In any order: those of one save have none.
        var card = await app.FindAsync("acme", sent.CardId);
        (card!.Rank, card.Version).ShouldBe((1, 2));
        (await app.HistoryAsync("acme", card.Id)).ShouldBe(["received"]);
    }

    [Fact]
    public async Task What_was_shared_is_erased_when_it_is_taken_back_and_an_older_card_does_not_bring_it_back()
    {
        var drive = await BeginAsync();
        var sent = app.Card("acme", drive);
        await app.SendAsync("northfield", sent);
        var id = (await app.FindAsync("acme", sent.CardId))!.Id;
        await app.InDbAsync("acme", db =>
        {
            db.Add(new CardNote(id, CardDesk.Id(), "Call Asha", CardDesk.Now));
            return db.SaveChangesAsync();
        });
        await app.SendAsync("northfield", new CardTakenBack(app.Tenant("acme").Id, sent.CardId, 3, "The student withdrew", CardDesk.Now));
        await app.SendAsync("northfield", sent with { Sequence = 2 });
        var card = (await app.FindAsync("acme", sent.CardId)).ShouldNotBeNull();
        (card.Name, card.Snapshot, card.Skills, card.Branch, card.Cgpa, card.Status, card.Parts).ShouldBe(("Withdrawn candidate", "{}", "", "", null, CardStatus.Withdrawn, "[]"));
        (await app.InDbAsync("acme", db => db.Set<CardNote>().CountAsync(n => n.CardRow == id))).ShouldBe(0);
        (await app.HistoryAsync("acme", id)).ShouldBe(["received", "withdrawn"]);
    }

    [Fact]
    public async Task A_card_that_is_taken_back_before_it_came_never_shows_until_the_student_shares_again()
    {
        var drive = await BeginAsync();
        var sent = app.Card("acme", drive, snapshot: CardDesk.Asha with { Name = "Overtaken Olga" });
        await app.SendAsync("northfield", new CardTakenBack(app.Tenant("acme").Id, sent.CardId, 2, "", CardDesk.Now));
        await app.SendAsync("northfield", sent);
        using var recruiter = await app.SignInAsync("recruiter@acme.test", "acme");
        (await recruiter.ReadAsync("/candidates?q=olga")).ShouldNotContain("Overtaken Olga");
        await app.SendAsync("northfield", sent with { Sequence = 3 });
        (await recruiter.ReadAsync("/candidates?q=olga")).ShouldContain("Overtaken Olga");
    }

    [Fact]
    public async Task A_card_that_was_narrowed_before_it_came_shows_only_what_is_sent_after()
    {
        var drive = await BeginAsync();
        var sent = app.Card("acme", drive, snapshot: CardDesk.Asha with { Name = "Narrow Nisha" });
        await app.SendAsync("northfield", new CardNarrowed(app.Tenant("acme").Id, sent.CardId, 2, ["name"], CardDesk.Now));
        await app.SendAsync("northfield", sent);
        (await app.FindAsync("acme", sent.CardId))!.Status.ShouldBe(CardStatus.Withdrawn, "the fuller one is older");
        await app.SendAsync("northfield", sent with { Sequence = 3 });
        await app.SendAsync("lakeside", new CardNarrowed(app.Tenant("acme").Id, sent.CardId, 9, ["name"], CardDesk.Now)); // Not its card.
        (await app.FindAsync("acme", sent.CardId))!.Cgpa.ShouldBe(8.41m);
        await app.SendAsync("northfield", new CardNarrowed(app.Tenant("acme").Id, sent.CardId, 4, ["name", "skills"], CardDesk.Now));
        var card = (await app.FindAsync("acme", sent.CardId))!;
        (card.Name, card.Cgpa, card.Degree, card.Status).ShouldBe(("Narrow Nisha", null, "", CardStatus.Active));
        card.Skills.ShouldContain("sql");
    }

    [Fact]
    public async Task A_cancelled_drive_takes_no_card()
    {
        var drive = await BeginAsync();
        await app.InDbAsync("acme", db => db.Set<OfferedDrive>().Where(d => d.DriveId == drive).ExecuteUpdateAsync(s => s.SetProperty(d => d.Status, DriveStatus.Cancelled)));
        var sent = app.Card("acme", drive);
        await app.SendAsync("northfield", sent);
        (await app.FindAsync("acme", sent.CardId)).ShouldBeNull();
        (await app.InDbAsync("northfield", db => db.Set<OutboxMessage>().CountAsync(m => m.DeliveredAt == null && m.Payload.Contains(sent.CardId.ToString())))).ShouldBe(0, "it is not tried again");
    }

    [Fact]
    public async Task A_note_that_meets_a_card_being_taken_back_is_refused_or_erased_with_it()
    {
        var drive = await BeginAsync();
        var sent = app.Card("acme", drive);
        await app.SendAsync("northfield", sent);
        var id = (await app.FindAsync("acme", sent.CardId))!.Id;
        using var recruiter = await app.SignInAsync("recruiter@acme.test", "acme");
        var note = Task.FromResult(new HttpResponseMessage());
        await app.InDbAsync("acme", async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.HoldCardAsync(id, default)).ShouldBeTrue();
            note = recruiter.PostFormAsync($"/candidates/{id}/notes", ("Text", "Written in the meantime"));
            (await Task.WhenAny(note, Task.Delay(TimeSpan.FromSeconds(1)))).ShouldNotBe(note, "it waits for the card");
            (await db.Set<Card>().SingleAsync(c => c.Id == id)).TakeBack(2);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return 0;
        });
        (await note).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.InDbAsync("acme", db => db.Set<CardNote>().CountAsync(n => n.CardRow == id))).ShouldBe(0);
    }

    [Fact]
    public async Task A_number_that_the_company_used_for_a_move_does_not_keep_a_card_from_being_taken_back()
    {
        var drive = await BeginAsync();
        var sent = app.Card("acme", drive);
        await app.SendAsync("northfield", sent);
        await app.InDbAsync("acme", async db =>
        {
            (await db.Set<Card>().SingleAsync(c => c.CardId == sent.CardId)).Move(CardStatus.Active, "Interview");
            return await db.SaveChangesAsync();
        });
        await app.SendAsync("northfield", new CardTakenBack(app.Tenant("acme").Id, sent.CardId, 2, "", CardDesk.Now));
        (await app.FindAsync("acme", sent.CardId))!.Name.ShouldBe("Withdrawn candidate");
    }

    [Fact]
    public async Task A_college_that_is_no_partner_or_does_not_hold_the_drive_sends_in_vain()
    {
        var drive = await BeginAsync();
        var (own, theirs) = (app.Card("acme", drive), app.Card("acme", drive));
        await app.SendAsync("lakeside", own); // Not acme's partner.
        (await app.FindAsync("acme", own.CardId)).ShouldBeNull();
        await app.PartnerAsync("globex", "lakeside");
        await app.PartnerAsync("globex", "northfield");
        var atGlobex = await app.OfferAsync("globex", "northfield");
        var forged = app.Card("globex", atGlobex);
        await app.SendAsync("lakeside", forged); // A partner, but the drive is held elsewhere.
        (await app.FindAsync("globex", forged.CardId)).ShouldBeNull();
        await app.SendAsync("northfield", theirs, forged);
        await app.SendAsync("lakeside", forged with { Sequence = 9 });
        await app.SendAsync("lakeside", new CardTakenBack(app.Tenant("globex").Id, forged.CardId, 9, "", CardDesk.Now));
        (await app.FindAsync("globex", forged.CardId))!.Name.ShouldBe("Asha Singh");
        (await app.InDbAsync("lakeside", db => db.Set<OutboxMessage>().CountAsync(m => m.DeliveredAt == null))).ShouldBe(0, "what can never be right is not tried again");
    }

    [Fact]
    public async Task A_card_that_overtook_its_drive_or_its_partnership_comes_in_when_those_have_arrived()
    {
        await app.PartnerAsync("globex", "northfield", PartnershipStatus.Proposed);
        var sent = app.Card("globex", CardDesk.Id());
        await app.SendAsync("northfield", sent);
        (await app.FindAsync("globex", sent.CardId)).ShouldBeNull();
        await app.InDbAsync("globex", async db =>
        {
            await db.Set<Partnership>().Where(p => p.PartnerId == app.Tenant("northfield").Id.Value).ExecuteUpdateAsync(s => s.SetProperty(p => p.Status, PartnershipStatus.Active));
            db.Add(new OfferedDrive(sent.DriveId, app.Tenant("northfield").Id.Value, DriveStatus.Closed, "Late", "{}", "{}", "{}", CardDesk.Now));
            return await db.SaveChangesAsync();
        });
        await app.TryAgainAsync("northfield");
        (await app.FindAsync("globex", sent.CardId)).ShouldNotBeNull();
    }

    private async Task<Guid> BeginAsync()
    {
        await app.PartnerAsync("acme", "northfield");
        return await app.OfferAsync("acme", "northfield");
    }
}
