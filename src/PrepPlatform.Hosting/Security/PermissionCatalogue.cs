using PrepPlatform.Kernel;

namespace PrepPlatform.Hosting.Security;

/// <summary>Every permission that the modules define.</summary>
public sealed class PermissionCatalogue(IEnumerable<IModule> modules)
{
    private readonly Dictionary<string, Permission> permissions = modules.SelectMany(m => m.Permissions).ToDictionary(p => p.Name);

    /// <summary>All of them, by name.</summary>
    public IEnumerable<Permission> All => permissions.Values.OrderBy(p => p.Name, StringComparer.Ordinal);

    /// <summary>Whether there is one of this name.</summary>
    public bool Contains(string name) => permissions.ContainsKey(name);
}
