using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Domain;

/// <summary>What a tenant wants of one plugin; without a row it is on, with its defaults.</summary>
internal sealed class EvaluatorSwitch : ITenantOwned, IVersioned
{
    private EvaluatorSwitch() { }

    public EvaluatorSwitch(string pluginId) => (PluginId, Version) = (pluginId, 1);

    public TenantId TenantId { get; private set; }
    public string PluginId { get; private set; } = "";

    /// <summary>Null while it is on.</summary>
    public DateTimeOffset? OffAt { get; private set; }

    /// <summary>What differs from the defaults, as JSON.</summary>
    public string Settings { get; private set; } = "{}";

    /// <summary>Scores that the plugin is less sure of go to a person.</summary>
    public decimal LeastConfidence { get; private set; } = Scoring.Wishes.UsualConfidence;

    public int Version { get; private set; }

    public void SwitchOff(DateTimeOffset at) => (OffAt, Version) = (OffAt ?? at, Version + 1);

    public void SwitchOn() => (OffAt, Version) = (null, Version + 1);

    public void Set(string settings, decimal leastConfidence) => (Settings, LeastConfidence, Version) = (settings, leastConfidence, Version + 1);
}
