using System.Collections.Frozen;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Kernel;

namespace PrepPlatform.Tenancy.Data;

/// <summary>All tenants at one moment; immutable, so that a request sees one state from start to end.</summary>
internal sealed class TenantSnapshot(IReadOnlyCollection<TenantInfo> tenants)
{
    public static readonly TenantSnapshot Empty = new([]);

    private readonly FrozenDictionary<TenantId, TenantInfo> byId = tenants.ToFrozenDictionary(t => t.Id);
    private readonly FrozenDictionary<string, TenantInfo> byHost = tenants.SelectMany(t => t.Hosts.Select(h => (Host: h, Tenant: t)))
        .ToFrozenDictionary(p => p.Host, p => p.Tenant, StringComparer.OrdinalIgnoreCase);
    private readonly FrozenDictionary<string, TenantInfo>.AlternateLookup<ReadOnlySpan<char>> byIdentifier =
        tenants.ToFrozenDictionary(t => t.Identifier, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyList<TenantInfo> All { get; } = [.. tenants.OrderBy(t => t.Name, StringComparer.CurrentCultureIgnoreCase)];

    public TenantInfo? Find(TenantId id) => byId.GetValueOrDefault(id);

    public TenantInfo? FindByHost(string host) => byHost.GetValueOrDefault(host);

    public TenantInfo? FindByIdentifier(ReadOnlySpan<char> identifier) => byIdentifier.TryGetValue(identifier, out var tenant) ? tenant : null;
}
