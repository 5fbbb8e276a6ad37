using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Applications;
using PrepPlatform.Placement.Areas.Placement.StudentDrives;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>What leaves the college, and what does not.</summary>
public sealed class PublishingTests(PlacementRoom room) : IClassFixture<PlacementRoom>
{
    [Fact]
    public async Task A_card_holds_exactly_what_the_student_agreed_to_and_the_others_are_told()
    {
        var (first, second, third) = (await room.PersonAsync("student1"), await room.PersonAsync("student2"), await room.PersonAsync("student3"));
        var (drive, list) = await FrozenAsync((first, 9m), (second, 8m), (third, 6m));
        (await PublishAsync(drive, list)).Value.ShouldBe(2);
        var cards = await CardsAsync(drive);
        cards.Count.ShouldBe(2);
        cards.ShouldAllBe(c => c.To == room.Tenant(PlacementRoom.Company).Id && c.Sequence == 1);
        var snapshot = JsonSerializer.Deserialize<CardSnapshot>(cards[0].Snapshot, ShortlistJson.Plain)!;
        (snapshot.Name.Length > 0, snapshot.Email).ShouldBe((true, "student1@northfield.test"));
        (snapshot.Phone, snapshot.Cgpa, snapshot.Branch, snapshot.About, snapshot.Scores, snapshot.Projects, snapshot.Marks12, snapshot.ActiveBacklogs).ShouldBe((null, null, null, null, null, null, null, null));
        // Points tell the fact, so the parts of what is not shared stay here, and the score is no more than what is shown.
        ShortlistJson.Parts(cards[0].Parts).Select(p => p.Label).ShouldBe(["Skills"]);
        cards[0].Score.ShouldBe(ShortlistJson.Parts(cards[0].Parts).Sum(p => p.Points));
        (await StatesAsync(drive)).ShouldBe(new Dictionary<Guid, ApplicationStatus>
        {
            [first] = ApplicationStatus.Shortlisted, [second] = ApplicationStatus.Shortlisted, [third] = ApplicationStatus.NotShortlisted,
        }, ignoreOrder: true);
        (await EventsAsync(drive)).Order().ShouldBe(["not-shortlisted", "shortlisted", "shortlisted"]);
        (await PublishAsync(drive, list, 99)).Problems[0].Kind.ShouldBe(ProblemKind.Stale);
        (await PublishAsync(drive, list)).Succeeded.ShouldBeFalse();
        (await CardsAsync(drive)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_who_publish_at_once_publish_once()
    {
        var (drive, list) = await FrozenAsync([.. PlacementRoom.Strangers(30).Select(s => (s, 8m))]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => PublishAsync(drive, list, 2))));
        answers.Count(a => a.Succeeded).ShouldBe(1);
        (await CardsAsync(drive)).Count.ShouldBe(30);
    }

    [Fact]
    public async Task Without_an_active_partnership_nothing_leaves()
    {
        var (drive, list) = await FrozenAsync((PlacementRoom.Strangers(1)[0], 8m));
        await SetPartnershipAsync(PartnershipStatus.Paused);
        try
        {
            var refused = await PublishAsync(drive, list);
            refused.Problems[0].Message.ShouldContain("partnership is not active");
            (await CardsAsync(drive)).ShouldBeEmpty();
        }
        finally
        {
            await SetPartnershipAsync(PartnershipStatus.Active);
        }

        (await PublishAsync(drive, list)).Value.ShouldBe(1);
    }

    [Fact]
    public async Task A_consent_that_changes_later_sends_the_card_again_with_the_next_number_and_the_same_again_nothing()
    {
        var student = await room.PersonAsync("student4");
        var (drive, list) = await FrozenAsync((student, 9m));
        await PublishAsync(drive, list);
        for (var i = 0; i < 2; i++) (await ConsentAsync(drive, student, SharedFields.Cgpa)).Succeeded.ShouldBeTrue();
        var cards = await CardsAsync(drive);
        cards.Select(c => c.Sequence).ShouldBe([1, 2]);
        var last = JsonSerializer.Deserialize<CardSnapshot>(cards[1].Snapshot, ShortlistJson.Plain)!;
        (last.Email, last.Skills).ShouldBe((null, null));
        ShortlistJson.Parts(cards[1].Parts).Select(p => p.Label).ShouldBe(["CGPA"]);
        (await EventsAsync(drive)).Count(e => e == "consent-changed").ShouldBe(1);
    }

    [Fact]
    public async Task An_application_without_a_card_at_the_company_sends_none()
    {
        var student = PlacementRoom.Strangers(1)[0];
        var drive = await room.DriveAsync(5, (student, 9m));
        (await ConsentAsync(drive.Id, student, SharedFields.Cgpa)).Succeeded.ShouldBeTrue();
        (await CardsAsync(drive.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_developer_s_words_go_only_where_the_student_shares_them()
    {
        var (shy, open) = (await room.PersonAsync("student5"), await room.PersonAsync("student6"));
        var (drive, list) = await FrozenAsync((shy, 9m), (open, 8m));
        await room.InDbAsync(PlacementRoom.College, db =>
        {
            foreach (var student in new[] { shy, open }) db.Add(new Recommendation(drive, student, Guid.CreateVersion7(), "Careful and quick.", TimeProvider.System.GetUtcNow()));
            return db.SaveChangesAsync();
        });
        await ConsentAsync(drive, open, SharedFields.Recommendations);
        await PublishAsync(drive, list);
        (await CardsAsync(drive)).Select(c => c.Snapshot.Contains("Careful and quick.", StringComparison.Ordinal)).ShouldBe([false, true]);
    }

    private Task<Result<string>> ConsentAsync(Guid drive, Guid student, params string[] fields) => room.InAsync(PlacementRoom.College, async s =>
    {
        var db = s.GetRequiredService<PrepDb>();
        var version = await db.Set<Application>().Where(a => a.DriveRow == drive && a.StudentId == student).Select(a => a.Version).SingleAsync();
        var id = await db.Set<Drive>().Where(d => d.Id == drive).Select(d => d.DriveId).SingleAsync();
        return await s.GetRequiredService<ChangeConsent>().RunAsync(id, student, new ConsentForm { Fields = [.. fields], Version = version }, default);
    });

    private Task<List<string>> EventsAsync(Guid drive) =>
        room.InDbAsync(PlacementRoom.College, db => db.Set<ApplicationEvent>().Where(e => db.Set<Application>().Any(a => a.Id == e.ApplicationId && a.DriveRow == drive)).Select(e => e.What).ToListAsync());

    private async Task<(Guid Drive, Guid List)> FrozenAsync(params (Guid Student, decimal Cgpa)[] applicants)
    {
        var drive = await room.DriveAsync(50, [.. applicants.Select(a => (a.Student, (decimal?)a.Cgpa))]);
        var made = await room.MakeAsync(drive.Id, TimeProvider.System.GetUtcNow());
        await room.InDbAsync(PlacementRoom.College, async db =>
        {
            (await db.Set<Shortlist>().SingleAsync(s => s.Id == made.Value.Id)).Freeze(TimeProvider.System.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        return (drive.Id, made.Value.Id);
    }

    private Task<Result<int>> PublishAsync(Guid drive, Guid list, int? version = null) => room.InAsync(PlacementRoom.College, async s => await s.GetRequiredService<PublishShortlist>().RunAsync(
        drive, list, version ?? await s.GetRequiredService<PrepDb>().Set<Shortlist>().Where(x => x.Id == list).Select(x => x.Version).SingleAsync(), "Sunita Deshpande", default));

    private async Task<List<CardSent>> CardsAsync(Guid drive) => await room.InDbAsync(PlacementRoom.College, async db =>
    {
        var id = await db.Set<Drive>().Where(d => d.Id == drive).Select(d => d.DriveId).SingleAsync();
        var sent = await db.Set<OutboxMessage>().Where(m => m.Kind == nameof(CardSent)).OrderBy(m => m.Sequence).Select(m => m.Payload).ToListAsync();
        return sent.Select(p => JsonSerializer.Deserialize<CardSent>(p)!).Where(c => c.DriveId == id).OrderBy(c => c.Rank).ThenBy(c => c.Sequence).ToList();
    });

    private Task<Dictionary<Guid, ApplicationStatus>> StatesAsync(Guid drive) => room.InDbAsync(PlacementRoom.College, db => db.Set<Application>().Where(a => a.DriveRow == drive).ToDictionaryAsync(a => a.StudentId, a => a.Status));

    private Task<int> SetPartnershipAsync(PartnershipStatus status)
    {
        var partner = room.Tenant(PlacementRoom.Company).Id.Value;
        return room.InDbAsync(PlacementRoom.College, db => db.Set<Partnership>().Where(p => p.PartnerId == partner).ExecuteUpdateAsync(s => s.SetProperty(p => p.Status, status)));
    }
}
