using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PrepPlatform.Tests.Plugins;

/// <summary>A folder of installed plugins, put together from what the build laid out, right or wrong.</summary>
public sealed class PluginFolder : IDisposable
{
    private const string Manifest = "plugin.json";
    private static readonly string Built = System.IO.Path.Combine(FindRoot(), "artifacts");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prep-plugins-");

    public string Path => folder.FullName;

    /// <summary>A plugin of the product, as it is shipped.</summary>
    public string AddShipped(string name) => Copy(System.IO.Path.Combine(Built, "plugins", name), name);

    /// <summary>A sample as it was built, under another folder's name where one is given.</summary>
    public string AddSample(string name, string? to = null, Action<JsonObject>? change = null)
    {
        var added = Copy(System.IO.Path.Combine(Built, "samples", name), to ?? name);
        if (change is not null) Change(added, change);
        return added;
    }

    /// <summary>One of the vices: a plugin of the class <paramref name="type"/> with its id in kebab case.</summary>
    public string AddVice(string type, Action<JsonObject>? change = null)
    {
        var id = string.Concat(type.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
        return AddSample("Broken", type, m =>
        {
            (m["id"], m["name"], m["type"], m["types"]) = (id, type, $"PrepPlatform.Samples.Broken.{type}", new JsonArray(id));
            change?.Invoke(m);
        });
    }

    public static void Change(string plugin, Action<JsonObject> change)
    {
        var path = System.IO.Path.Combine(plugin, Manifest);
        var manifest = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
    }

    /// <summary>Writes the hashes anew, as a liar would.</summary>
    public static void Seal(string plugin) => Change(plugin, m => m["files"] = new JsonObject(
        Directory.GetFiles(plugin, "*", SearchOption.AllDirectories).Where(f => System.IO.Path.GetFileName(f) != Manifest).Select(f =>
            KeyValuePair.Create(System.IO.Path.GetRelativePath(plugin, f), (JsonNode?)Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))))));

    public void Dispose() => folder.Delete(recursive: true);

    private string Copy(string from, string name)
    {
        var to = System.IO.Path.Combine(Path, name);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        return to;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "PrepPlatform.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The tests run in a clone of the repository.");
        return folder.FullName;
    }
}
