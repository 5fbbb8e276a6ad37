using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.PluginConformance;

/// <summary>A plugin's folder, its manifest and, once it has passed so far, its code.</summary>
internal sealed class PluginUnderTest(string folder, PluginEnvironment environment)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private IEvaluatorPlugin? plugin;

    public string Folder => folder;

    public PluginManifest Manifest { get; private set; } = null!;

    public IEvaluatorPlugin Plugin => plugin ??= Make();

    public void ReadManifest()
    {
        var path = Path.Combine(folder, "plugin.json");
        Must.Hold(File.Exists(path), $"There is no {path}: give the folder that the build laid out (bin/plugin/…), not the project's.");
        try
        {
            Manifest = JsonSerializer.Deserialize<PluginManifest>(File.ReadAllText(path), Json) ?? throw new NotMetException("plugin.json is null.");
        }
        catch (JsonException e)
        {
            throw new NotMetException($"plugin.json cannot be read: {e.Message}");
        }
    }

    /// <summary>Another instance, from the same loaded code.</summary>
    public IEvaluatorPlugin Make()
    {
        var made = (IEvaluatorPlugin)Activator.CreateInstance(EntryType())!;
        made.Start(environment);
        return made;
    }

    public Type EntryType()
    {
        var path = Path.Combine(folder, Manifest.Entry);
        var assembly = loaded ??= new Context(path).LoadFromAssemblyPath(path);
        return assembly.GetType(Manifest.Type) ?? throw new NotMetException(
            $"{Manifest.Entry} has no type '{Manifest.Type}'; it has: {string.Join(", ", assembly.GetExportedTypes().Select(t => t.FullName))}.");
    }

    private Assembly? loaded;

    /// <summary>Its question types, each with its example and those of the file that are its.</summary>
    public IEnumerable<TypeUnderTest> Types(string? questions)
    {
        var more = questions is null ? [] : JsonDocument.Parse(File.ReadAllText(questions)).RootElement.EnumerateArray().ToList();
        foreach (var type in Plugin.Types)
            yield return new TypeUnderTest(this, type, [.. more.Where(q => q.GetProperty("type").GetString() == type.Description.Id).Select(q => q.GetProperty("definition"))]);
    }

    /// <summary>As the host loads it: its own dependencies, the contract shared.</summary>
    private sealed class Context(string entry) : AssemblyLoadContext(Path.GetFileName(entry))
    {
        private readonly AssemblyDependencyResolver resolver = new(entry);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name != typeof(IEvaluatorPlugin).Assembly.GetName().Name && resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
    }
}
