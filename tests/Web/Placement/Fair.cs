using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>Colleges and companies of the demo, whose messages arrive when a test says so.</summary>
public sealed class Fair : PrepApp
{
    public Task<Visitor> AdminAsync(string site) => SignInAsync($"admin@{site}.test", site);

    public Task<Visitor> StudentAsync(int number, string site = "northfield") => SignInAsync($"student{number}@{site}.test", site);

    /// <summary>Delivers all that is under way, answers included.</summary>
    public async Task DeliverAsync()
    {
        var dispatcher = Services.GetRequiredService<OutboxDispatcher>();
        while (await dispatcher.DeliverDueAsync(CancellationToken.None) > 0) { }
    }

    /// <summary>Writes a message into a tenant's outbox, as its own code would.</summary>
    internal Task SayAsync<T>(string from, T message) where T : IEvent => InDbAsync(from, async db =>
    {
        db.Publish(message, TimeProvider.System.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    internal Task<Partnership?> PartnershipAsync(string here, string with) =>
        InDbAsync(here, db => db.Set<Partnership>().AsNoTracking().SingleOrDefaultAsync(p => p.PartnerId == Tenant(with).Id.Value));

    internal Task<Drive> DriveAsync(string site, Guid id) => InDbAsync(site, db => db.Set<Drive>().AsNoTracking().SingleAsync(d => d.DriveId == id));

    internal Task<OfferedDrive> OfferAsync(string site, Guid id) => InDbAsync(site, db => db.Set<OfferedDrive>().AsNoTracking().SingleAsync(d => d.DriveId == id));

    internal Task<Guid> PersonAsync(string user, string site = "northfield") =>
        InAsync(site, async s => (await s.GetRequiredService<IPeople>().SearchAsync($"{user}@", 1, CancellationToken.None))[0]);

    internal static DriveTerms Terms(string title, DateTimeOffset? applyBy = null) => new(
        title, "", [new("Engineer", "Pune", 60_000_000, 80_000_000, "INR", 3)], [new("Interview", null)], applyBy ?? TimeProvider.System.GetUtcNow().AddDays(5), null);

    /// <summary>An open drive of acme at northfield.</summary>
    internal async Task<Guid> OpenDriveAsync(string title, Rule rule, DateTimeOffset? applyBy = null)
    {
        var drive = Drive.Begin(Guid.CreateVersion7(), Tenant("acme").Id.Value, DriveStatus.Offered, Terms(title, applyBy), 1, TimeProvider.System.GetUtcNow().AddDays(-9));
        await InDbAsync("northfield", async db =>
        {
            db.Add(drive);
            db.Add(drive.NextRules(rule, new Ranking([]), null, TimeProvider.System.GetUtcNow()));
            drive.Open(TimeProvider.System.GetUtcNow().AddDays(-8));
            return await db.SaveChangesAsync();
        });
        return drive.DriveId;
    }

    internal static Rule Cgpa(decimal least) => new AllOf([new NumberRule(Facts.Cgpa, Bound.AtLeast, least)]);

    internal static (string, string)[] TermsFields(string title, params (string, string)[] more) =>
    [
        ("Title", title), ("ApplyBy", "2099-05-01T18:00"), ("Roles[0].Title", "Engineer"), ("Roles[0].From", "8,50,000"), ("Roles[0].Currency", "INR"), ("Roles[0].Openings", "3"),
        ("Rounds[0].Name", "Interview"), .. more,
    ];

    internal static Guid IdIn(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return answer.Headers.Location!.ToString().Split('/').Select(p => Guid.TryParse(p, out var id) ? id : Guid.Empty).First(id => id != Guid.Empty);
    }
}
