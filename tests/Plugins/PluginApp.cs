using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Plugins;

/// <summary>The product with a plugin folder of its own.</summary>
public abstract class PluginApp : PrepApp, IDisposable
{
    private readonly PluginFolder plugins = new();

    /// <summary>Lays the plugins out, before the host starts.</summary>
    protected abstract void Install(PluginFolder folder);

    /// <summary>Further settings.</summary>
    protected virtual IReadOnlyDictionary<string, string?> More => new Dictionary<string, string?>();

    public PluginFolder Folder => plugins;

    /// <summary>What further nodes need to have the same plugins.</summary>
    public IReadOnlyDictionary<string, string?> Settings => Adjust;

    protected override IReadOnlyDictionary<string, string?> Adjust => new[]
    {
        KeyValuePair.Create("Evaluation:PluginFolder", (string?)plugins.Path), KeyValuePair.Create("Evaluation:StartLimitSeconds", (string?)"5"),
        KeyValuePair.Create("Evaluation:LeaseSeconds", (string?)"2"), KeyValuePair.Create("Evaluation:RetrySeconds", (string?)"0.2"),
    }.Where(s => !More.ContainsKey(s.Key)).Concat(More).ToDictionary();

    public void Dispose()
    {
        plugins.Dispose();
        GC.SuppressFinalize(this);
    }

    public override Task InitializeAsync()
    {
        Install(plugins);
        return base.InitializeAsync();
    }
}
