namespace PrepPlatform.Evaluation.Plugins;

/// <summary>What became of a plugin on this node.</summary>
internal enum PluginState
{
    /// <summary>Its files and its code are being looked at.</summary>
    Starting,

    /// <summary>It works.</summary>
    Active,

    /// <summary>An operator has switched it off.</summary>
    Disabled,

    /// <summary>It is broken; the reason says how.</summary>
    Malfunctioned,

    /// <summary>It was made for another version of the contract.</summary>
    NotSupported,

    /// <summary>A newer one has its id.</summary>
    Superseded,
}
