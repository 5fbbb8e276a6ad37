using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Identity.Data;

/// <summary>Numbers of people for each role, and what one's own account still lacks.</summary>
internal sealed class PeopleFigures(PrepDb db, ICurrentPerson person, ICurrentTenant tenant, TimeProvider clock) : IDashboardWidget
{
    public int Order => 10;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        var week = clock.GetUtcNow().AddDays(-7);
        var active = db.Set<Account>().Where(a => a.Status == AccountStatus.Active);
        var facts = await db.Set<Account>().Where(a => a.Id == person.AccountId)
            .Select(me => new Facts(
                me.PhoneNumber,
                active.Count(),
                db.Set<Account>().Count(a => a.Status == AccountStatus.Deactivated),
                active.Count(a => a.LastSignedInAt == null),
                active.Count(a => a.Roles.Any(r => r.Role.Key == "student")),
                active.Count(a => a.LastSignedInAt >= week && a.Roles.Any(r => r.Role.Key == "student")),
                active.Count(a => a.Roles.Any(r => r.Role.Key == "mentor" || r.Role.Key == "developer" || r.Role.Key == "instructor"))))
            .SingleAsync(cancellation);
        if (string.IsNullOrEmpty(facts.Phone))
            page.Actions.Add(new("Add your phone number", "So that people here can reach you when a date moves.", "Complete profile", "/profile", 5));
        if (person.May(IdentityModule.ManagePeople)) AddForAdmin(page, facts.Active, facts.Never, facts.Deactivated);
        else AddFor(page, facts);
    }

    private sealed record Facts(string? Phone, int Active, int Deactivated, int Never, int Students, int StudentsThisWeek, int Staff);

    private void AddFor(DashboardPage page, Facts facts)
    {
        if (person.Roles.Contains("recruiter"))
        {
            page.Figures.Add(new("Colleagues", $"{facts.Active - 1:N0}", "", null, []));
            return;
        }

        page.Figures.Add(new("Students here", $"{facts.Students:N0}", "", null, []));
        page.Figures.Add(new("Students active this week", $"{facts.StudentsThisWeek:N0}", "", null, []));
        page.Figures.Add(person.Roles.Contains("student")
            ? new("People who can help you", $"{facts.Staff:N0}", "", null, [])
            : new("Mentors, developers and instructors", $"{facts.Staff:N0}", "", null, []));
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
