using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;

namespace PrepPlatform.Evaluation.Command;

/// <summary>Finds the plugin that offers an engine, without a host.</summary>
internal static class EngineOf
{
    /// <param name="plugins">The installed plugins; they are started until one has the engine.</param>
    /// <param name="which">Which engine.</param>
    /// <returns>Null where none does.</returns>
    public static async Task<IPluginRunner?> FindAsync(PluginCatalogue plugins, Func<PluginCatalogue, InstalledPlugin?> which)
    {
        plugins.BeginLazily();
        if (which(plugins)?.Runner is { } known) return known;
        // An engine is never instant, so the others need not be started.
        foreach (var plugin in plugins.All.Where(p => p is { Status.State: PluginState.Starting, Manifest.Instant: false }))
        {
            await plugins.EnsureAsync(plugin);
            if (which(plugins)?.Runner is { } runner) return runner;
        }

        return null;
    }
}
