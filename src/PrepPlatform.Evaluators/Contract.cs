namespace PrepPlatform.Evaluators;

/// <summary>The version of the plugin contract that this host offers.</summary>
public static class Contract
{
    /// <summary>Major and minor; a plugin's manifest names the range it works with.</summary>
    public static readonly Version Version = new(1, 3);
}
