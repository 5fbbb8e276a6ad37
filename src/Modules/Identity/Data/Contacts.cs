using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Identity.Data;

/// <summary>Whom a person can turn to, by their role: students see who can help them, staff see who runs the place and who else works with students.</summary>
internal sealed class Contacts(PrepDb db, ICurrentPerson person) : IDashboardWidget
{
    private const int Most = 6;

    private static readonly Dictionary<string, (string Title, string[] Roles)> Lists = new()
    {
        ["student"] = ("Who can help you", ["mentor", "developer", "instructor"]),
        ["mentor"] = ("Whom you can turn to", ["admin", "instructor", "developer"]),
        ["developer"] = ("Whom you can turn to", ["admin", "mentor", "instructor"]),
        ["instructor"] = ("Whom you can turn to", ["admin", "developer", "mentor"]),
        ["recruiter"] = ("Your colleagues", ["admin", "recruiter"]),
    };

    public int Order => 25;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        var role = person.Roles.FirstOrDefault(Lists.ContainsKey);
        if (role is null || person.May(IdentityModule.ManagePeople)) return;
        var (title, roles) = Lists[role];
        var people = await db.Set<Account>().AsNoTracking()
            .Where(a => a.Status == AccountStatus.Active && a.Id != person.AccountId && a.Roles.Any(r => roles.Contains(r.Role.Key)))
            .OrderBy(a => a.Name).Take(Most)
            .Select(a => new { a.Name, a.Email, Roles = a.Roles.Select(r => r.Role.Name).ToList() })
            .ToListAsync(cancellation);
        page.Lists.Add(new(title, [.. people.Select(p => new ListRow(p.Name, string.Join(", ", p.Roles), null, $"mailto:{p.Email}"))],
            "Nobody yet. Your administration adds them.", null));
    }
}
