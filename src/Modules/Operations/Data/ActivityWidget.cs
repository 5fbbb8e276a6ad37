using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Operations.Data;

/// <summary>Sign-ins over two weeks, and what was changed last, for whoever may see the audit log.</summary>
internal sealed class ActivityWidget(PrepDb db, ICurrentPerson person, ICurrentTenant tenant, TimeProvider clock) : IDashboardWidget
{
    private const int Days = 14, Rows = 6;

    public int Order => 30;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        if (!person.May(OperationsModule.ViewAudit)) return;
        var first = Today.AddDays(1 - Days);
        // Whoever is here was added once, so that there always is a first entry to ask both from.
        var found = await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Sequence).Take(1).Select(_ => new
        {
            Rows = db.Set<AuditEntry>().OrderByDescending(e => e.Sequence).Take(Rows).Select(e => new ListRow(e.Summary, e.Actor, e.At, null)).ToList(),
            Counts = db.Set<ActivityDay>().Where(a => a.Kind == ActivityDay.SignIns && a.Day >= first).Select(a => new { a.Day, a.Count }).ToList(),
        }).FirstOrDefaultAsync(cancellation);
        var counts = found?.Counts.ToDictionary(c => c.Day, c => c.Count) ?? [];
        page.Figures.Add(Figure([.. Enumerable.Range(0, Days).Select(i => counts.GetValueOrDefault(first.AddDays(i)))]));
        page.Lists.Add(new("What changed", found?.Rows ?? [], "What admins change appears here.", "/staff/audit"));
    }

    private DateOnly Today => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(tenant.Info.TimeZone)).Date);

    private static Figure Figure(int[] days)
    {
        var (before, now) = (days.Take(Days / 2).Sum(), days.Skip(Days / 2).Sum());
        var trend = now == before ? "as many as the week before" : now > before ? $"{now - before} more than the week before" : $"{before - now} fewer than the week before";
        return new("Sign-ins in 7 days", $"{now:N0}", trend, null, days);
    }
}
