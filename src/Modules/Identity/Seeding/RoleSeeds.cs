using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Identity.Domain;

namespace PrepPlatform.Identity.Seeding;

/// <summary>Gives the current tenant the product's roles for its kind, and new permissions to those it has.</summary>
internal sealed class RoleSeeds(PrepDb db, ICurrentTenant tenant, PermissionCatalogue permissions, HostSettings settings)
{
    private sealed record Entry(string Key, string Name, string[] Kinds, string[] Permissions);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var kind = tenant.Info.Kind.ToString();
        var known = await db.Set<Role>().ToDictionaryAsync(r => r.Key, cancellation);
        foreach (var entry in Read().Where(e => e.Kinds.Contains(kind)))
        {
            if (known.TryGetValue(entry.Key, out var role)) role.Grant(entry.Permissions);
            else db.Add(new Role(entry.Key, entry.Name, entry.Permissions));
        }

        await db.SaveChangesAsync(cancellation);
    }

    private Entry[] Read()
    {
        var entries = JsonSerializer.Deserialize<Entry[]>(File.ReadAllText(Path.Combine(settings.Root, "seeds", "reference", "roles.json")), JsonSerializerOptions.Web)!;
        var unknown = entries.SelectMany(e => e.Permissions).FirstOrDefault(p => !permissions.Contains(p));
        return unknown is null ? entries : throw new StartException($"seeds/reference/roles.json names the permission '{unknown}', which no module defines.");
    }
}
