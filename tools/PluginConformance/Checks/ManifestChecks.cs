using System.Security.Cryptography;
using System.Text.RegularExpressions;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.PluginConformance.Checks;

/// <summary>What the host reads before any of the plugin's code runs, and the first of its code.</summary>
internal static partial class ManifestChecks
{
    public static IEnumerable<Check> All(PluginUnderTest plugin) =>
    [
        new("plugin.json can be read", plugin.ReadManifest),
        new("it says who the plugin is, within the limits", () => Fields(plugin.Manifest)),
        new($"it works with the contract {Contract.Version}", () => Version(plugin.Manifest.Contract)),
        new("it names the hash of every file, and every file has it", () => Files(plugin)),
        new("the contract is not among the files", () => Must.Hold(!File.Exists(Path.Combine(plugin.Folder, "PrepPlatform.Evaluators.dll")),
            "PrepPlatform.Evaluators.dll lies in the folder: reference it with Private=\"false\" ExcludeAssets=\"runtime\", as plugins/Plugin.targets does.")),
        new("its entry type can be made", () => Entry(plugin)),
        new("its question types are those of plugin.json", () => Types(plugin)),
        new("its settings' schema can be read, and each setting has a label and a default", () => Settings(plugin.Plugin)),
    ];

    private static void Fields(PluginManifest manifest)
    {
        Must.Hold(Id().IsMatch(manifest.Id ?? ""), $"'id' is '{manifest.Id}': use lower-case letters, digits and hyphens, at most 40.");
        Must.Hold(manifest.Name is { Length: > 0 and <= 100 }, "'name' is missing, or longer than 100 characters.");
        Must.Hold(manifest.Summary is { Length: > 0 and <= 400 }, "'summary' is missing, or longer than 400 characters.");
        Must.Hold(System.Version.TryParse(manifest.Version, out var version) && version.Build >= 0, $"'version' is '{manifest.Version}': write it like 1.2.0.");
        Must.Hold(manifest.Entry is { } entry && AssemblyFile().IsMatch(entry), $"'entry' is '{manifest.Entry}': it is a .dll of the folder itself.");
        Must.Hold(manifest.Type is { Length: > 0 }, "'type' is missing: the full name of the class that is the plugin.");
        Must.Hold(manifest.Types is { Count: > 0 } types && types.All(t => Id().IsMatch(t)) && types.Distinct().Count() == types.Count,
            "'types' must name each question type once, in lower-case letters, digits and hyphens.");
        Must.Hold(manifest.BudgetSeconds is >= 1 and <= 600, $"'budgetSeconds' is {manifest.BudgetSeconds}: choose 1 to 600.");
        Must.Hold(manifest.MemoryMegabytes is >= 64 and <= 16_384, $"'memoryMegabytes' is {manifest.MemoryMegabytes}: choose 64 to 16384.");
    }

    private static void Version(ContractRange? range)
    {
        var below = new Version();
        Must.Hold(System.Version.TryParse(range?.From, out var from) && System.Version.TryParse(range.Below, out below),
            "'contract' must say { \"from\": \"1.0\", \"below\": \"2.0\" }.");
        Must.Hold(from <= Contract.Version && Contract.Version < below, $"It works from {from} to below {below}; this host has {Contract.Version}.");
    }

    private static void Files(PluginUnderTest plugin)
    {
        Must.Hold(plugin.Manifest.Files is { Count: > 0 }, "'files' is missing: let plugins/Plugin.targets complete plugin.json.");
        var there = Directory.EnumerateFiles(plugin.Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(plugin.Folder, f).Replace('\\', '/'))
            .Where(f => f != "plugin.json").ToHashSet();
        Must.Lack(there.Except(plugin.Manifest.Files.Keys).FirstOrDefault() is { } extra ? $"{extra} is in the folder but not in 'files'." : null);
        Must.Lack(plugin.Manifest.Files.Keys.Except(there).FirstOrDefault() is { } missing ? $"{missing} is in 'files' but not in the folder." : null);
        foreach (var (file, hash) in plugin.Manifest.Files)
            Must.Hold(hash == Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(plugin.Folder, file)))), $"{file} is not the file that 'files' names.");
        Must.Hold(there.Contains(plugin.Manifest.Entry), $"'entry' is {plugin.Manifest.Entry}, which is not in the folder.");
    }

    private static void Entry(PluginUnderTest plugin)
    {
        var type = plugin.EntryType();
        Must.Hold(type.IsAssignableTo(typeof(IEvaluatorPlugin)), $"{type.FullName} is no IEvaluatorPlugin.");
        Must.Hold(type is { IsPublic: true, IsAbstract: false } && type.GetConstructor([]) is not null, $"{type.FullName} must be public and have a public constructor without parameters.");
        Must.Hold(plugin.Plugin is not null, "It could not be made.");
    }

    private static void Types(PluginUnderTest plugin)
    {
        var own = plugin.Plugin.Types.Select(t => t.Description.Id).ToList();
        Must.Hold(own.Order().SequenceEqual(plugin.Manifest.Types.Order()), $"It brings {string.Join(", ", own)}, and plugin.json names {string.Join(", ", plugin.Manifest.Types)}.");
        Must.Hold(plugin.Plugin.Types.All(t => t.Description == t.Description), "A description must be constant: make it once.");
    }

    private static void Settings(IEvaluatorPlugin plugin)
    {
        if (plugin.SettingsSchema is not { } json) return;
        var schema = JsonSchema.Parse(json);
        Must.Hold(schema.Root.Kind == SchemaKind.Fields, "The settings' schema must be that of an object.");
        foreach (var (name, node) in schema.Root.Properties)
            Must.Hold(node is { Title.Length: > 0, Default: not null }, $"The setting '{name}' needs a title and a default.");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,150}\.dll$")]
    private static partial Regex AssemblyFile();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Id();
}
