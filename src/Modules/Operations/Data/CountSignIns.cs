using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Operations.Domain;

namespace PrepPlatform.Operations.Data;

/// <summary>Adds a sign-in to its day in the tenant's calendar.</summary>
internal sealed class CountSignIns(PrepDb db, ICurrentTenant tenant) : IEventHandler<SignedIn>
{
    public async Task HandleAsync(SignedIn e, CancellationToken cancellation)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(tenant.Info.TimeZone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(e.At, zone).Date);
        // Counted by the server, so that a morning's many sign-ins queue up behind one another instead of overtaking.
        var counted = await db.Set<ActivityDay>().Where(a => a.Kind == ActivityDay.SignIns && a.Day == day)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.Count, x => x.Count + 1), cancellation);
        if (counted == 0) db.Add(new ActivityDay(day, ActivityDay.SignIns));
    }
}
