using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace PrepPlatform.Tests.Architecture;

/// <summary>Plugins as they lie on disk and as their build lays them out.</summary>
public sealed class PluginTests
{
    private const string Contract = "PrepPlatform.Evaluators";

    public static TheoryData<string> Plugins => [.. Repository.Plugins.Select(p => Path.GetFileName(p)!)];

    [Theory, MemberData(nameof(Plugins))]
    public void A_plugin_knows_the_contract_alone_and_does_not_carry_it(string plugin)
    {
        var folder = LaidOut(plugin);
        File.Exists(Path.Combine(folder, $"{Contract}.dll")).ShouldBeFalse();
        var own = Directory.GetFiles(folder, "*.dll").Select(f => Path.GetFileNameWithoutExtension(f)!).ToHashSet();
        References(Path.Combine(folder, Text(plugin, "entry")))
            .Where(r => (r.StartsWith("PrepPlatform", StringComparison.Ordinal) && !own.Contains(r)) || r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            .ShouldBe([Contract]);
    }

    [Theory, MemberData(nameof(Plugins))]
    public void A_plugin_names_the_hash_of_each_of_its_files(string plugin)
    {
        var folder = LaidOut(plugin);
        var hashes = Manifest(plugin).GetProperty("files").Deserialize<Dictionary<string, string>>()!;
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "plugin.json")
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))));
        hashes.OrderBy(h => h.Key, StringComparer.Ordinal).ShouldBe(files.OrderBy(f => f.Key, StringComparer.Ordinal));
        files.Keys.ShouldNotContain(f => f.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public void No_two_plugins_share_an_id_or_a_question_type()
    {
        Repository.Plugins.Select(p => Text(Path.GetFileName(p), "id")).ShouldBeUnique();
        Repository.Plugins.SelectMany(p => Manifest(Path.GetFileName(p)).GetProperty("types").EnumerateArray().Select(t => t.GetString())).ShouldBeUnique();
    }

    [Theory, MemberData(nameof(Plugins))]
    public void A_plugin_tells_a_newcomer_what_it_is_in_a_page(string plugin)
    {
        var readme = Path.Combine(Repository.Root, "plugins", plugin, "README.md");
        File.Exists(readme).ShouldBeTrue($"{plugin} needs a README.md");
        File.ReadLines(readme).Count().ShouldBeInRange(8, 90, readme);
    }

    [Fact]
    public void What_makes_a_project_a_plugin_references_the_contract_alone() =>
        XDocument.Load(Path.Combine(Repository.Root, "plugins", "Plugin.targets")).Descendants()
            .Where(e => e.Name.LocalName is "ProjectReference" or "Reference").Select(e => e.Attribute("Include")!.Value)
            .ShouldBe(["$(ContractProject)", Contract]);

    private static string LaidOut(string plugin) => Path.Combine(Repository.Root, "artifacts", "plugins", plugin);

    private static JsonElement Manifest(string plugin) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(LaidOut(plugin), "plugin.json"))).RootElement;

    private static string Text(string plugin, string property) => Manifest(plugin).GetProperty(property).GetString()!;

    private static List<string> References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name))];
    }
}
