using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>Looks at the plugin folder's manifests and decides, before any code runs, which plugin may own which id and which types.</summary>
internal static class PluginScan
{
    public static IReadOnlyList<InstalledPlugin> Run(EvaluationOptions options)
    {
        if (!Directory.Exists(options.PluginFolder)) return [];
        var read = Directory.GetDirectories(options.PluginFolder).Where(f => !Path.GetFileName(f).StartsWith('.'))
            .Order(StringComparer.Ordinal).Select(Read).ToList();
        var newest = read.Where(r => r.Manifest is not null && Supports(r.Manifest)).GroupBy(r => r.Manifest!.Id)
            .Select(g => g.MaxBy(r => Version.Parse(r.Manifest!.Version))!).ToDictionary(r => r.Manifest!.Id);
        var owners = new Dictionary<string, string>();
        // Those that the operator trusts first: nobody takes a type from them by a name that sorts before theirs.
        return [.. read.OrderBy(r => !options.InProcess.Contains(r.Manifest?.Id ?? "")).ThenBy(r => r.Manifest?.Id ?? "~", StringComparer.Ordinal).Select(r => Judge(r, newest, owners, options))];
    }

    private static InstalledPlugin Judge(Found found, Dictionary<string, Found> newest, Dictionary<string, string> owners, EvaluationOptions options)
    {
        var manifest = found.Manifest;
        var runs = manifest is not null && newest.GetValueOrDefault(manifest.Id) == found;
        var key = runs ? manifest!.Id : $"~{Path.GetFileName(found.Folder)}";
        var plugin = new InstalledPlugin(key, found.Folder, manifest, manifest is { Instant: true } && options.InProcess.Contains(manifest.Id));
        if (manifest is null) plugin.Status = new(PluginState.Malfunctioned, found.Problem);
        else if (!Supports(manifest))
            plugin.Status = new(PluginState.NotSupported, $"It works with contract {manifest.Contract.From} to below {manifest.Contract.Below}; this host offers {Contract.Version}.");
        else if (!runs)
            plugin.Status = new(PluginState.Superseded, $"Version {newest[manifest.Id].Manifest!.Version} in the folder {Path.GetFileName(newest[manifest.Id].Folder)} runs instead.");
        else if (manifest.Types.FirstOrDefault(owners.ContainsKey) is { } taken)
            plugin.Status = new(PluginState.Malfunctioned, $"Its type '{taken}' belongs to the plugin {owners[taken]} already.");
        else
            foreach (var type in manifest.Types) owners[type] = manifest.Id;
        return plugin;
    }

    private static bool Supports(PluginManifest manifest) =>
        Contract.Version >= Version.Parse(manifest.Contract.From) && Contract.Version < Version.Parse(manifest.Contract.Below);

    private static Found Read(string folder)
    {
        try
        {
            return new Found(folder, ManifestReader.Read(folder), "");
        }
        catch (PluginException e)
        {
            return new Found(folder, null, e.Message);
        }
    }

    private sealed record Found(string Folder, PluginManifest? Manifest, string Problem);
}
