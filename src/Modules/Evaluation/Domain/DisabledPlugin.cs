namespace PrepPlatform.Evaluation.Domain;

/// <summary>A plugin that an operator has switched off for the whole installation.</summary>
internal sealed class DisabledPlugin
{
    private DisabledPlugin() { }

    public DisabledPlugin(string pluginId, DateTimeOffset at) => (PluginId, At) = (pluginId, at);

    public string PluginId { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
