using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>How a plugin is now; replaced as a whole.</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">Why, for operators; empty while it works.</param>
/// <param name="Offer">What it offers; kept while it is switched off, so that what it once scored can still be named.</param>
/// <param name="Runner">How it is asked; only while it is active.</param>
internal sealed record PluginStatus(PluginState State, string Reason, Offer? Offer = null, IPluginRunner? Runner = null);

/// <summary>A folder of the plugin folder.</summary>
/// <param name="key">Its id, or for what does not run under its id, the folder's name after a tilde.</param>
/// <param name="folder">Full path.</param>
/// <param name="manifest">Null where it cannot be read.</param>
/// <param name="inProcess">Whether its code may run in the host's process.</param>
internal sealed class InstalledPlugin(string key, string folder, PluginManifest? manifest, bool inProcess)
{
    private volatile PluginStatus status = new(PluginState.Starting, "");

    public string Key => key;

    public string Folder => folder;

    public PluginManifest? Manifest => manifest;

    public bool InProcess => inProcess;

    /// <summary>Its id, or the folder's name.</summary>
    public string Id => manifest?.Id ?? Path.GetFileName(folder);

    public string Name => manifest?.Name ?? Path.GetFileName(folder);

    public string Version => manifest?.Version ?? "";

    public PluginStatus Status
    {
        get => status;
        set => status = value;
    }

    /// <summary>How it is asked, or null while it cannot be.</summary>
    public IPluginRunner? Runner => status.Runner;

    public TimeSpan Budget => TimeSpan.FromSeconds(manifest?.BudgetSeconds ?? 1);
}
