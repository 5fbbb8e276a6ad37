using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>What tests of candidates' cards begin with: a partnership, a drive, cards that a college sends.</summary>
internal static class CardDesk
{
    public static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    public static CardSnapshot Asha { get; } = new(
        "Asha Singh", "asha@example.test", "+91 98200 00001", "B.Tech", "Computer Science", 2026, 8.41m, 0, 1, 91.5m, 88m, ["SQL", "C#", "Python"],
        [new("Timetable", "Plans lectures.", ["C#"], "https://example.test/timetable"), new("Trap", "A hostile link.", [], "javascript:alert(1)")], "I like databases.", [new("Campus screening", 82.5m)],
        [new("Meera Iyer", "Careful and quick.", Now)]);

    public static Guid Id() => Guid.CreateVersion7();

    /// <summary>Some are partners in the demo already.</summary>
    public static Task<int> PartnerAsync(this PrepApp app, string company, string college, PartnershipStatus status = PartnershipStatus.Active) => app.InDbAsync(company, async db =>
    {
        var partner = app.Tenant(college).Id;
        if (await db.Set<Partnership>().SingleOrDefaultAsync(p => p.PartnerId == partner.Value) is { } known) known.Become(status, "", "", byPartner: false, known.Sequence + 1, Now);
        else db.Add(new Partnership(Id(), partner, status, "", Now));
        return await db.SaveChangesAsync();
    });

    public static async Task<Guid> OfferAsync(this PrepApp app, string company, string college, string title = "Graduate engineers", params string[] rounds)
    {
        var id = Id();
        await app.InDbAsync(company, db =>
        {
            db.Add(new OfferedDrive(id, app.Tenant(college).Id.Value, DriveStatus.Closed, title, Terms(title, rounds), "{}", "{}", Now));
            return db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>The drive and an application at the college, whose card is then sent.</summary>
    public static async Task<(Guid Application, Guid Card)> ApplyAsync(this PrepApp app, string college, string company, Guid drive, ApplicationStatus status = ApplicationStatus.Shortlisted)
    {
        return await app.InDbAsync(college, async db =>
        {
            var row = await db.Set<Drive>().SingleOrDefaultAsync(d => d.DriveId == drive);
            if (row is null) db.Add(row = new Drive(drive, app.Tenant(company).Id.Value, DriveStatus.Closed, Terms("Graduate engineers", []), Now));
            var application = new Application(row.Id, Id(), SharedFields.All, Now.AddDays(-2));
            db.Add(application);
            await db.SaveChangesAsync();
            await db.Set<Application>().Where(a => a.Id == application.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Status, status));
            return (application.Id, application.CardId);
        });
    }

    public static CardSent Card(this PrepApp app, string company, Guid drive, Guid? card = null, int sequence = 1, int rank = 1, CardSnapshot? snapshot = null, decimal score = 71.5m) => new(
        app.Tenant(company).Id, card ?? Id(), drive, sequence, rank, score,
        JsonSerializer.Serialize<ScorePart[]>([new("CGPA", score - 30, 50, "8.41"), new("Skills", 30, 50, "3 of 5")], Rule.Json), JsonSerializer.Serialize(snapshot ?? Asha, Rule.Json), Now);

    /// <summary>Sends and delivers.</summary>
    public static async Task SendAsync<T>(this PrepApp app, string from, params T[] messages) where T : ITenantMessage
    {
        await app.InDbAsync(from, db =>
        {
            foreach (var message in messages) db.Publish(message, TimeProvider.System.GetUtcNow());
            return db.SaveChangesAsync();
        });
        await app.DrainAsync();
    }

    public static async Task DrainAsync(this PrepApp app)
    {
        var dispatcher = app.Services.GetRequiredService<OutboxDispatcher>();
        while (await dispatcher.DeliverDueAsync(CancellationToken.None) > 0) { }
    }

    /// <summary>Does not wait for the pause before the next try.</summary>
    public static async Task TryAgainAsync(this PrepApp app, string from)
    {
        await app.InDbAsync(from, db => db.Set<OutboxMessage>().Where(m => m.DeliveredAt == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, x => x.At.AddYears(-10))));
        await app.DrainAsync();
    }

    public static Task<Card?> FindAsync(this PrepApp app, string company, Guid card) => app.InDbAsync(company, db => db.Set<Card>().AsNoTracking().SingleOrDefaultAsync(c => c.CardId == card));

    public static Task<List<string>> HistoryAsync(this PrepApp app, string company, Guid row) => app.InDbAsync(company, db => db.Set<CardEvent>().Where(e => e.CardRow == row).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.What).ToListAsync());

    private static string Terms(string title, string[] rounds) => JsonSerializer.Serialize(
        new DriveTerms(title, "", [], [.. (rounds.Length > 0 ? rounds : ["Written test", "Interview"]).Select(r => new DriveRound(r, null))], Now, null), Rule.Json);
}
