using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Model;

/// <summary>The usual tenant-owned row: primary key (<see cref="TenantId"/>, <see cref="Id"/>).</summary>
public abstract class TenantEntity : ITenantOwned
{
    /// <inheritdoc />
    public TenantId TenantId { get; private set; }

    /// <summary>A UUIDv7: identity only. Order by an instant or a sequence; never put it where a secret belongs.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}
