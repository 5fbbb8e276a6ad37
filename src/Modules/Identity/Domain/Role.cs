using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Domain;

/// <summary>A tenant's name for a set of permissions; the product's roles are given to each tenant and may be changed there.</summary>
internal sealed class Role : TenantEntity
{
    private Role() { }

    public Role(string key, string name, IEnumerable<string> permissions) => (Key, Name, Permissions) = (key, name, [.. permissions]);

    /// <summary>The product's name for it, which code may know: <c>student</c>.</summary>
    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";
    public List<string> Permissions { get; private set; } = [];

    /// <summary>Adds what a newer product gives this role; what the tenant took away before stays only if the product never had it.</summary>
    public void Grant(IEnumerable<string> permissions) => Permissions = [.. Permissions.Union(permissions)];
}

/// <summary>One account holds one role.</summary>
internal sealed class AccountRole : ITenantOwned
{
    private AccountRole() { }

    public AccountRole(Guid roleId) => RoleId = roleId;

    public TenantId TenantId { get; private set; }
    public Guid AccountId { get; private set; }
    public Guid RoleId { get; private set; }
    public Role Role { get; private set; } = null!;
}
