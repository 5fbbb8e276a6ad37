using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PrepPlatform.Tests.Unit.Components;

internal static class Boot
{
    /// <summary>AngleSharp.Diffing is referenced as a file, which the list of dependencies does not name.</summary>
    [ModuleInitializer]
    internal static void Init() => AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == "AngleSharp.Diffing"
        ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
        : null;
}
