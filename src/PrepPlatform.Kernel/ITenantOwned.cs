namespace PrepPlatform.Kernel;

/// <summary>A row that belongs to exactly one tenant. Everything stored is, but for the short list of catalogue tables.</summary>
public interface ITenantOwned
{
    /// <summary>The owner; stamped from the <see cref="TenantScope"/> when the row is added and never changed.</summary>
    TenantId TenantId { get; }
}

/// <summary>A row that a form edits.</summary>
public interface IVersioned
{
    /// <summary>Starts at 1 and grows by one with each edit; a form sends back the version it was made from.</summary>
    int Version { get; }
}
