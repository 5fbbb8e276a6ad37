using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>
/// Which assemblies beside the program are the framework's. Usually none is: it has a folder of its own. A published program brings it along in its own
/// folder, and its list of dependencies tells it from the host's packages.
/// </summary>
internal static class FrameworkFiles
{
    private const string Pack = "runtimepack.";
    private static readonly FrozenSet<string> Names = Read();

    public static bool Has(string? assembly) => assembly is not null && Names.Contains(assembly);

    private static FrozenSet<string> Read()
    {
        var list = Path.Combine(AppContext.BaseDirectory, $"{Assembly.GetEntryAssembly()?.GetName().Name}.deps.json");
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "System.Private.CoreLib.dll")) || !File.Exists(list)) return [];
        using var json = JsonDocument.Parse(File.ReadAllText(list));
        return json.RootElement.GetProperty("targets").EnumerateObject().SelectMany(t => t.Value.EnumerateObject())
            .Where(l => l.Name.StartsWith(Pack, StringComparison.Ordinal) && l.Value.TryGetProperty("runtime", out _))
            .SelectMany(l => l.Value.GetProperty("runtime").EnumerateObject()).Select(f => Path.GetFileNameWithoutExtension(f.Name)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
