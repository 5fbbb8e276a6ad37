using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>Recruiters look and move; the student's application follows.</summary>
public sealed class CandidateMoveTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Fact]
    public async Task A_candidate_goes_through_the_rounds_and_the_student_sees_each_step()
    {
        var (recruiter, application, card) = await BeginAsync();
        using var _ = recruiter;
        (await MoveAsync(recruiter, card, "Next")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await MoveAsync(recruiter, card, "Next")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await MoveAsync(recruiter, card, "Next")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "the last round is the last");
        (await MoveAsync(recruiter, card, "Select")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DrainAsync();
        (await ApplicationAsync(application)).ShouldBe((ApplicationStatus.Selected, "Interview"));
        (await EventsAsync(application)).ShouldBe(["moved Written test", "moved Interview", "selected Interview"]);
        (await recruiter.ReadAsync($"/candidates/{(await CardAsync(card)).Id}")).ShouldContain("selected the candidate");
    }

    [Fact]
    public async Task A_rejection_is_confirmed_first_and_can_be_undone()
    {
        var (recruiter, application, card) = await BeginAsync();
        using var _ = recruiter;
        await MoveAsync(recruiter, card, "Next");
        var before = await CardAsync(card);
        var asked = await recruiter.PostFormAsync("/candidates/rejections", ("cards", Ref(before)), ("back", "/candidates"));
        (await asked.Content.ReadAsStringAsync()).ShouldContain("Reject Asha Singh?");
        (await CardAsync(card)).Status.ShouldBe(CardStatus.Active);
        (await recruiter.PostFormAsync("/candidates/rejections", ("cards", Ref(before)), ("confirmed", "true"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DrainAsync();
        (await ApplicationAsync(application)).Status.ShouldBe(ApplicationStatus.Rejected);
        (await recruiter.PostFormAsync($"/candidates/moves/deletion?cards={Ref(await CardAsync(card))}")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await app.DrainAsync();
        (await ApplicationAsync(application)).ShouldBe((ApplicationStatus.Shortlisted, "Written test"));
    }

    [Fact]
    public async Task A_move_of_what_someone_else_moved_meanwhile_is_409_with_both_places_and_moves_nobody()
    {
        var (recruiter, _, card) = await BeginAsync();
        using var _1 = recruiter;
        var seen = await CardAsync(card);
        await MoveAsync(recruiter, card, "Next");
        var answer = await recruiter.PostFormAsync("/candidates/moves", ("cards", Ref(seen)), ("to", "Round"), ("round", "Interview"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Written test");
        page.ShouldContain("Interview");
        (await CardAsync(card)).Round.ShouldBe("Written test");
    }

    [Fact]
    public async Task Several_are_moved_together_or_not_at_all()
    {
        var (recruiter, _, card) = await BeginAsync();
        using var _1 = recruiter;
        var drive = (await CardAsync(card)).DriveId;
        var second = app.Card("acme", drive, rank: 2, snapshot: CardDesk.Asha with { Name = "Bala Nair" });
        await app.SendAsync("northfield", second);
        var (one, two) = (await CardAsync(card), await CardAsync(second.CardId));
        (await recruiter.PostFormAsync("/candidates/moves", ("cards", Ref(one)), ("cards", Ref(two)), ("to", "Round"), ("round", "No such round"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await recruiter.PostFormAsync("/candidates/moves", ("cards", Ref(one)), ("cards", Ref(two)), ("to", "Next"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        ((await CardAsync(card)).Round, (await CardAsync(second.CardId)).Round).ShouldBe(("Written test", "Written test"));
        var stranger = $"{Guid.CreateVersion7():N}.1";
        (await recruiter.PostFormAsync("/candidates/moves", ("cards", Ref(await CardAsync(card))), ("cards", stranger), ("to", "Select"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CardAsync(card)).Status.ShouldBe(CardStatus.Active);
    }

    [Fact]
    public async Task A_look_is_written_down_and_told_once_an_hour()
    {
        var (recruiter, application, card) = await BeginAsync();
        using var _ = recruiter;
        var id = (await CardAsync(card)).Id;
        for (var i = 0; i < 3; i++) (await recruiter.GetAsync($"/candidates/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var admin = await app.SignInAsync("admin@acme.test", "acme");
        await admin.GetAsync($"/candidates/{id}");
        await app.DrainAsync();
        (await app.HistoryAsync("acme", id)).Count(e => e == "looked-at").ShouldBe(2);
        (await EventsAsync(application)).ShouldBe(["looked-at ", "looked-at "]);
        (await CardAsync(card)).LastSeenAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_withdrawn_application_is_never_moved_and_old_or_repeated_moves_change_nothing()
    {
        var (recruiter, application, card) = await BeginAsync();
        using var _ = recruiter;
        CardMoved Told(int sequence, string round, DateTimeOffset? at = null) => new(app.Tenant("northfield").Id, card, sequence, "Active", round, "Riya", at ?? TimeProvider.System.GetUtcNow());
        await app.SendAsync("acme", Told(5, "Interview"));
        await app.SendAsync("acme", Told(4, "Written test"), Told(5, "Written test"), Told(9, "Written test", TimeProvider.System.GetUtcNow().AddDays(-30)));
        (await ApplicationAsync(application)).Round.ShouldBe("Interview");
        await app.InDbAsync("northfield", db => db.Set<Application>().Where(a => a.Id == application).ExecuteUpdateAsync(s => s.SetProperty(a => a.Status, ApplicationStatus.Withdrawn)));
        await app.SendAsync("acme", Told(10, "Written test"));
        await app.SendAsync("acme", new CardLookedAt(app.Tenant("northfield").Id, card, "Riya", TimeProvider.System.GetUtcNow()));
        (await ApplicationAsync(application)).ShouldBe((ApplicationStatus.Withdrawn, "Interview"));
        (await EventsAsync(application)).ShouldBe(["moved Interview"]);
    }

    [Fact]
    public async Task Another_company_cannot_move_a_candidate_whose_card_it_does_not_have()
    {
        var (recruiter, application, card) = await BeginAsync();
        using var _ = recruiter;
        await app.SendAsync("globex", new CardMoved(app.Tenant("northfield").Id, card, 99, "Rejected", "", "Eve", TimeProvider.System.GetUtcNow()));
        await app.SendAsync("globex", new CardLookedAt(app.Tenant("northfield").Id, card, "Eve", TimeProvider.System.GetUtcNow()));
        (await ApplicationAsync(application)).Status.ShouldBe(ApplicationStatus.Shortlisted);
        (await EventsAsync(application)).ShouldBeEmpty();
    }

    private async Task<(Visitor Recruiter, Guid Application, Guid Card)> BeginAsync()
    {
        await app.PartnerAsync("acme", "northfield");
        var drive = await app.OfferAsync("acme", "northfield");
        var (application, card) = await app.ApplyAsync("northfield", "acme", drive);
        await app.SendAsync("northfield", app.Card("acme", drive, card));
        return (await app.SignInAsync("recruiter@acme.test", "acme"), application, card);
    }

    private async Task<Card> CardAsync(Guid card) => (await app.FindAsync("acme", card)).ShouldNotBeNull();

    private async Task<HttpResponseMessage> MoveAsync(Visitor recruiter, Guid card, string to) =>
        await recruiter.PostFormAsync("/candidates/moves", ("cards", Ref(await CardAsync(card))), ("to", to), ("back", "/candidates"));

    private static string Ref(Card card) => $"{card.Id:N}.{card.Version}";

    private Task<(ApplicationStatus Status, string Round)> ApplicationAsync(Guid id) => app.InDbAsync("northfield", async db =>
    {
        var a = await db.Set<Application>().AsNoTracking().SingleAsync(x => x.Id == id);
        return (a.Status, a.Round);
    });

    private Task<List<string>> EventsAsync(Guid application) => app.InDbAsync("northfield", db => db.Set<ApplicationEvent>().Where(e => e.ApplicationId == application).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.What + " " + e.Detail).ToListAsync());
}
