using PrepPlatform.Contracts.Tenancy;

namespace PrepPlatform.Placement.Seeding;

/// <summary>Who is who in the demo, and when.</summary>
internal sealed class DemoSides(ITenantDirectory tenants, ICurrentTenant here, TimeProvider clock)
{
    public string Here => here.Info.Identifier;

    public TenantInfo? Find(string identifier) => tenants.All.FirstOrDefault(t => t.Identifier == identifier);

    /// <summary>Six in the evening in India.</summary>
    public DateTimeOffset Day(int ahead)
    {
        var day = clock.GetUtcNow().AddDays(ahead);
        return new DateTimeOffset(day.Year, day.Month, day.Day, 12, 30, 0, TimeSpan.Zero);
    }
}
