using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Identity.Data;

/// <summary>An admin's numbers of people, and what one's own account still lacks.</summary>
internal sealed class PeopleFigures(PrepDb db, ICurrentPerson person, ICurrentTenant tenant) : IDashboardWidget
{
    public int Order => 10;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        var facts = await db.Set<Account>().Where(a => a.Id == person.AccountId)
            .Select(me => new
            {
                me.PhoneNumber, me.CreatedAt,
                Active = db.Set<Account>().Count(a => a.Status == AccountStatus.Active),
                Deactivated = db.Set<Account>().Count(a => a.Status == AccountStatus.Deactivated),
                Never = db.Set<Account>().Count(a => a.Status == AccountStatus.Active && a.LastSignedInAt == null),
                Students = db.Set<AccountRole>().Count(r => r.Role.Key == "student"),
                Mentors = db.Set<AccountRole>().Count(r => r.Role.Key == "mentor"),
                Developers = db.Set<AccountRole>().Count(r => r.Role.Key == "developer"),
            })
            .SingleAsync(cancellation);
        if (string.IsNullOrEmpty(facts.PhoneNumber))
            page.Actions.Add(new("Add your phone number", "So that people here can reach you when a date moves.", "Complete profile", "/profile", 5));
        if (person.May(IdentityModule.ManagePeople)) AddForAdmin(page, facts.Active, facts.Never, facts.Deactivated);
        else if (facts.Students > 0)
        {
            page.Figures.Add(new("Students here", $"{facts.Students:N0}", "", null, []));
            page.Figures.Add(new("Mentors", $"{facts.Mentors:N0}", "", null, []));
            page.Figures.Add(new("Developers", $"{facts.Developers:N0}", "", null, []));
        }
        else
        {
            page.Figures.Add(new("Colleagues", $"{facts.Active - 1:N0}", "", null, []));
        }
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
