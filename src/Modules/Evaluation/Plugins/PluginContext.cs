using System.Reflection;
using System.Runtime.Loader;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>
/// A plugin's own assemblies, from its own folder and by its own dependency list. It shares the contract and the framework with the host and
/// nothing else: a package that the host happens to use as well is the plugin's in its own version, or it is missing.
/// </summary>
internal sealed class PluginContext(string entry) : AssemblyLoadContext($"plugin:{Path.GetFileNameWithoutExtension(entry)}")
{
    private static readonly string Contract = typeof(IEvaluatorPlugin).Assembly.GetName().Name!;
    private readonly AssemblyDependencyResolver resolver = new(entry);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Contract || FrameworkFiles.Has(assemblyName.Name)) return null;
        if (resolver.ResolveAssemblyToPath(assemblyName) is { } path) return LoadFromAssemblyPath(path);
        return File.Exists(Path.Combine(AppContext.BaseDirectory, $"{assemblyName.Name}.dll"))
            ? throw new FileNotFoundException($"The plugin needs {assemblyName.Name}, which its folder does not hold.")
            : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
