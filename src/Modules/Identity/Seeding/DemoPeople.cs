using System.Text.Json;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Identity.Data;
using PrepPlatform.Identity.Domain;

namespace PrepPlatform.Identity.Seeding;

/// <summary>The demo's people of the current tenant, from <c>seeds/demo/people.json</c>, and when they signed in over the last two weeks.</summary>
internal sealed class DemoPeople(AccountFactory factory, PrepDb db, ICurrentTenant tenant, HostSettings settings, TimeProvider clock)
{
    public const string Password = "Prep-demo-2026";
    private const int Days = 14, NeverSignedIn = 11;

    internal sealed record Person(string User, string Name, string Role);
    internal sealed record Group(string Domain, Person[] People);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!Read(settings.Root).TryGetValue(tenant.Info.Identifier, out var group)) return;
        foreach (var (person, index) in group.People.Select((p, i) => (p, i)))
        {
            var result = await factory.AddAsync(person.Name, $"{person.User}@{group.Domain}", [person.Role], Password, mustChange: false, cancellation);
            if (!result.Succeeded) throw new StartException($"The demo account {person.User}@{group.Domain} cannot be made: {result.Problems[0].Message}");
            SignIns(result.Value, index);
            await db.SaveChangesAsync(cancellation);
        }
    }

    public static Dictionary<string, Group> Read(string root) =>
        JsonSerializer.Deserialize<Dictionary<string, Group>>(File.ReadAllText(Path.Combine(root, "seeds", "demo", "people.json")), JsonSerializerOptions.Web)!;

    /// <summary>A fixed pattern, so that every demo shows the same curve: busy weekdays, quiet weekends, each person a little apart.</summary>
    private void SignIns(Account account, int index)
    {
        var now = clock.GetUtcNow();
        for (var ago = Days; ago > 0; ago--)
        {
            var day = now.AddDays(-ago);
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            if (index == NeverSignedIn || (index * 7 + ago * 5) % (weekend ? 6 : 3) != 0) continue;
            var at = new DateTimeOffset(day.Year, day.Month, day.Day, 4 + index % 9, index * 11 % 60, 0, TimeSpan.Zero);
            db.Publish(new SignedIn(account.Id, at), at);
            account.LastSignedInAt = at;
        }
    }
}
