using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Operations.Data;

/// <summary>Sign-ins over two weeks, and what was changed last, for whoever may see the audit log; for others, their own record.</summary>
internal sealed class ActivityWidget(PrepDb db, ICurrentPerson person, ICurrentTenant tenant, TimeProvider clock) : IDashboardWidget
{
    private const int Days = 14, Rows = 6;

    public int Order => 30;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        var all = person.May(OperationsModule.ViewAudit);
        if (all) page.Figures.Add(Figure(await CountsAsync(cancellation)));
        var me = person.AccountId;
        var rows = await db.Set<AuditEntry>().AsNoTracking()
            .Where(e => all || e.ActorId == me || e.Subject == "account/" + me)
            .OrderByDescending(e => e.Sequence).Take(Rows)
            .Select(e => new ListRow(e.Summary, e.Actor, e.At, null)).ToListAsync(cancellation);
        page.Lists.Add(all
            ? new("What changed", rows, "What admins change appears here.", "/staff/audit")
            : new("Your record", rows, "What you or your administration change about your account appears here.", null));
    }

    private DateOnly Today => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(tenant.Info.TimeZone)).Date);

    private async Task<int[]> CountsAsync(CancellationToken cancellation)
    {
        var first = Today.AddDays(1 - Days);
        var counts = await db.Set<ActivityDay>().AsNoTracking().Where(a => a.Kind == ActivityDay.SignIns && a.Day >= first)
            .ToDictionaryAsync(a => a.Day, a => a.Count, cancellation);
        return [.. Enumerable.Range(0, Days).Select(i => counts.GetValueOrDefault(first.AddDays(i)))];
    }

    private static Figure Figure(int[] days)
    {
        var (before, now) = (days.Take(Days / 2).Sum(), days.Skip(Days / 2).Sum());
        var trend = now == before ? "as many as the week before" : now > before ? $"{now - before} more than the week before" : $"{before - now} fewer than the week before";
        return new("Sign-ins in 7 days", $"{now:N0}", trend, null, days);
    }
}
