using PrepPlatform.Kernel;

namespace PrepPlatform.Operations.Domain;

/// <summary>How often something happened on one day of the tenant's calendar.</summary>
internal sealed class ActivityDay : ITenantOwned, IVersioned
{
    public const string SignIns = "sign-ins";

    private ActivityDay() { }

    public ActivityDay(DateOnly day, string kind) => (Day, Kind) = (day, kind);

    public TenantId TenantId { get; private set; }
    public DateOnly Day { get; private set; }
    public string Kind { get; private set; } = "";
    public int Count { get; private set; }
    public int Version { get; private set; } = 1;

    public void Add()
    {
        Count++;
        Version++;
    }
}
