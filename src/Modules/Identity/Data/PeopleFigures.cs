using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Identity.Data;

/// <summary>An admin's numbers of people, and what one's own account still lacks.</summary>
internal sealed class PeopleFigures(PrepDb db, ICurrentPerson person) : IDashboardWidget
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
        if (person.May(IdentityModule.ManagePeople))
        {
            page.Figures.Add(new("Active people", $"{facts.Active:N0}", "", "/staff/people", []));
            page.Figures.Add(new("Never signed in", $"{facts.Never:N0}", facts.Never > 0 ? "hand over their passwords" : "", "/staff/people", []));
            page.Figures.Add(new("Deactivated", $"{facts.Deactivated:N0}", "", "/staff/people?status=Deactivated", []));
        }
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
}
