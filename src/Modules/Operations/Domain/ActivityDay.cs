using PrepPlatform.Kernel;

namespace PrepPlatform.Operations.Domain;

/// <summary>How often something happened on one day of the tenant's calendar.</summary>
internal sealed class ActivityDay : ITenantOwned
{
    public const string SignIns = "sign-ins";

    private ActivityDay() { }

    public ActivityDay(DateOnly day, string kind) => (Day, Kind, Count) = (day, kind, 1);

    public TenantId TenantId { get; private set; }
    public DateOnly Day { get; private set; }
    public string Kind { get; private set; } = "";
    public int Count { get; private set; }
}
