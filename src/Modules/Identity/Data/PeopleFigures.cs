using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Identity.Data;

/// <summary>Numbers of people for each role, for whoever works with them; counted at most once a minute for each tenant, since it takes longer the more there are.</summary>
internal sealed class PeopleFigures(PrepDb db, ICurrentPerson person, ICurrentTenant tenant, IMemoryCache cache, TimeProvider clock) : IDashboardWidget
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    public int Order => 10;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        if (person.Roles.Contains("student")) return;
        var counts = await cache.GetOrCreateAsync((nameof(PeopleFigures), tenant.Info.Id), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Keep;
            return CountAsync(cancellation);
        });
        if (person.May(IdentityModule.ManagePeople)) AddForAdmin(page, counts!.Active, counts.Never, counts.Deactivated);
        else AddFor(page, counts!);
    }

    private Task<Counts> CountAsync(CancellationToken cancellation)
    {
        var week = clock.GetUtcNow().AddDays(-7);
        var active = db.Set<Account>().Where(a => a.Status == AccountStatus.Active);
        return db.Set<Account>().OrderBy(a => a.Id).Take(1).Select(_ => new Counts(
            active.Count(),
            db.Set<Account>().Count(a => a.Status == AccountStatus.Deactivated),
            active.Count(a => a.LastSignedInAt == null),
            active.Count(a => a.Roles.Any(r => r.Role.Key == "student")),
            active.Count(a => a.LastSignedInAt >= week && a.Roles.Any(r => r.Role.Key == "student")),
            active.Count(a => a.Roles.Any(r => r.Role.Key == "mentor" || r.Role.Key == "developer" || r.Role.Key == "instructor")))).SingleAsync(cancellation);
    }

    private sealed record Counts(int Active, int Deactivated, int Never, int Students, int StudentsThisWeek, int Staff);

    private void AddFor(DashboardPage page, Counts counts)
    {
        if (person.Roles.Contains("recruiter"))
        {
            page.Figures.Add(new("Colleagues", $"{counts.Active - 1:N0}", "", null, []));
            return;
        }

        page.Figures.Add(new("Students here", $"{counts.Students:N0}", "", null, []));
        page.Figures.Add(new("Students active this week", $"{counts.StudentsThisWeek:N0}", "", null, []));
        page.Figures.Add(new("Mentors, developers and instructors", $"{counts.Staff:N0}", "", null, []));
    }

    private void AddForAdmin(DashboardPage page, int active, int never, int deactivated)
    {
        const string seeNever = "/staff/people?status=Active&never=true";
        if (tenant.Info.Kind == TenantKind.Platform)
        {
            page.Figures.Add(new("Operators", $"{active:N0}", "", "/staff/people?status=Active", []));
            return;
        }

        page.Figures.Add(new("Active people", $"{active:N0}", "", "/staff/people?status=Active", []));
        page.Figures.Add(new("Never signed in", $"{never:N0}", "", seeNever, []));
        page.Figures.Add(new("Deactivated", $"{deactivated:N0}", "", "/staff/people?status=Deactivated", []));
        if (never > 0)
            page.Actions.Add(new(never == 1 ? "One person has not signed in yet" : $"{never:N0} people have not signed in yet",
                "Hand over their passwords, or give them new ones.", "See who", seeNever, 20));
    }
}
