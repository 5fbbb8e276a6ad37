using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Start;
using PrepPlatform.Identity.Areas.Identity.SetUp;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Seeding;

/// <summary>Tells the demo's accounts, or how to become the first operator.</summary>
internal sealed class StartNotices(Databases databases, ITenantDirectory directory, HostSettings settings, SetUpSecret secret) : IStartNotice
{
    public async Task<IReadOnlyList<string>> TellAsync(Func<string, string> site, CancellationToken cancellation)
    {
        if (settings.Demo) return Demo(site);
        using var scope = TenantScope.Enter(TenantId.Platform);
        await using var db = databases.OpenFor(directory.Find(TenantId.Platform)!);
        return await db.Set<Account>().AnyAsync(cancellation)
            ? []
            : [$"Become the first operator at {site("admin")}set-up?token={secret.MakeToken()}"];
    }

    private List<string> Demo(Func<string, string> site)
    {
        var lines = new List<string> { $"Demo accounts, password {DemoPeople.Password}:" };
        foreach (var (tenant, group) in DemoPeople.Read(settings.Root))
        {
            var students = group.People.Count(p => p.Role == "student");
            var people = group.People.Where(p => p.Role != "student").Select(p => p.User).Prepend(students > 0 ? $"student1 … student{students}" : "");
            lines.Add($"  {site(tenant),-34} {string.Join(", ", people.Where(p => p.Length > 0))} @{group.Domain}");
        }

        return lines;
    }
}
