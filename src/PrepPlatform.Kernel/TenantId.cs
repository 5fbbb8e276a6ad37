namespace PrepPlatform.Kernel;

/// <summary>Names one tenant: a college, a company or the platform itself.</summary>
/// <param name="Value">A UUIDv7, the same in every database of the installation.</param>
public readonly record struct TenantId(Guid Value)
{
    /// <summary>The platform's own tenant, which the operators belong to; reserved in every installation.</summary>
    public static readonly TenantId Platform = new(new Guid("00000000-0000-7000-8000-000000000001"));

    /// <summary>A new tenant's id.</summary>
    public static TenantId New() => new(Guid.CreateVersion7());

    /// <summary>The id as it appears in logs, blob prefixes and message payloads.</summary>
    public override string ToString() => Value.ToString("D");
}
