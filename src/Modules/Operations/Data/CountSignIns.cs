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
        var count = await db.Set<ActivityDay>().SingleOrDefaultAsync(a => a.Kind == ActivityDay.SignIns && a.Day == day, cancellation);
        if (count is null) db.Add(count = new ActivityDay(day, ActivityDay.SignIns));
        count.Add();
        await db.SaveChangesAsync(cancellation);
    }
}
