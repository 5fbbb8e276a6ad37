using System.Reflection;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>Makes a plugin's object. From here on its code runs in this process.</summary>
internal static class PluginEntry
{
    /// <exception cref="PluginException">The assembly or the type is not what the manifest says, or its constructor throws.</exception>
    public static IEvaluatorPlugin Make(string folder, PluginManifest manifest)
    {
        var path = Path.Combine(folder, manifest.Entry);
        if (!File.Exists(path)) throw new PluginException($"The entry {manifest.Entry} is missing.");
        try
        {
            var type = new PluginContext(path).LoadFromAssemblyPath(path).GetType(manifest.Type, throwOnError: false)
                ?? throw new PluginException($"{manifest.Entry} has no type {manifest.Type}.");
            if (!typeof(IEvaluatorPlugin).IsAssignableFrom(type)) throw new PluginException($"{manifest.Type} is no {nameof(IEvaluatorPlugin)}.");
            return (IEvaluatorPlugin)Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException e)
        {
            throw new PluginException($"The constructor of {manifest.Type} threw {Say(e.InnerException ?? e)}", e);
        }
        catch (Exception e) when (e is not PluginException)
        {
            throw new PluginException($"{manifest.Type} could not be made: {Say(e)}", e);
        }
    }

    /// <summary>An exception in words, cut to what fits a page.</summary>
    public static string Say(Exception e) => $"{e.GetType().Name}: {e.Message}" is var text && text.Length > 300 ? text[..300] + "…" : text;
}
