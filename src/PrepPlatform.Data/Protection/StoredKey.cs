namespace PrepPlatform.Data.Protection;

/// <summary>One data-protection key, shared by all nodes.</summary>
public sealed class StoredKey
{
    /// <summary>A counter.</summary>
    public int Id { get; private set; }

    /// <summary>The key's own name.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The key as the framework writes it.</summary>
    public string Xml { get; internal init; } = "";
}
