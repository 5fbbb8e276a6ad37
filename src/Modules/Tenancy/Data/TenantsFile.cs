using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Tenancy.Domain;

namespace PrepPlatform.Tenancy.Data;

/// <summary>Imports <c>tenants.json</c>: a tenant that is not there yet is added; one that is there stays as it is, since the database is the truth.</summary>
internal sealed class TenantsFile(CatalogueDb catalogue, HostSettings settings, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private sealed record Entry(
        string Identifier, TenantKind Kind, string Name, string Tagline = "", string About = "", string City = "", string Theme = "default",
        string? Accent = null, string TimeZone = "UTC", string Culture = "en", string Connection = "Default",
        List<string>? Hosts = null, List<string>? Features = null);

    public async Task ImportAsync(CancellationToken cancellation)
    {
        var entries = Read();
        var known = (await catalogue.Set<Tenant>().Select(t => t.Identifier).ToListAsync(cancellation)).ToHashSet();
        if (!known.Contains(Identifier.Admin)) catalogue.Add(MakePlatform());
        foreach (var entry in entries.Where(e => !known.Contains(e.Identifier))) catalogue.Add(Make(entry));
        await catalogue.SaveChangesAsync(cancellation);
    }

    private List<Entry> Read()
    {
        var path = Path.Combine(settings.Root, "tenants.json");
        try
        {
            var entries = JsonSerializer.Deserialize<List<Entry>>(File.ReadAllText(path), Format) ?? [];
            foreach (var entry in entries) Check(entry);
            return entries;
        }
        catch (JsonException e)
        {
            throw new StartException($"tenants.json is not as it should be: {e.Message}");
        }
    }

    private static void Check(Entry entry)
    {
        if (!Identifier.IsAllowed(entry.Identifier ?? "") || entry.Identifier == Identifier.Admin)
            throw new StartException($"tenants.json: the identifier '{entry.Identifier}' must be 3 to 40 of a-z, 0-9 and hyphen, and not a reserved name.");
        if (entry.Kind == TenantKind.Platform) throw new StartException($"tenants.json: '{entry.Identifier}' must be a College or a Company.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(entry.TimeZone, out _))
            throw new StartException($"tenants.json: '{entry.TimeZone}' is no IANA time zone such as Asia/Kolkata.");
    }

    private Tenant MakePlatform()
    {
        var platform = new Tenant(TenantId.Platform, Identifier.Admin, TenantKind.Platform, "PrepPlatform", clock.GetUtcNow());
        platform.Open();
        return platform;
    }

    private Tenant Make(Entry entry)
    {
        var tenant = new Tenant(TenantId.New(), entry.Identifier, entry.Kind, entry.Name, clock.GetUtcNow())
        {
            Tagline = entry.Tagline, About = entry.About, City = entry.City, Theme = entry.Theme, Accent = entry.Accent,
            TimeZone = entry.TimeZone, Culture = entry.Culture, Connection = entry.Connection, Features = entry.Features ?? [],
        };
        tenant.Hosts.AddRange((entry.Hosts ?? []).Select(h => new TenantHost(h.ToLowerInvariant())));
        return tenant;
    }
}
