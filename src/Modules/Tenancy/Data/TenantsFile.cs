using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Tenancy.Domain;
using PrepPlatform.Tenancy.Themes;

namespace PrepPlatform.Tenancy.Data;

/// <summary>Imports <c>tenants.json</c>: a tenant that is not there yet is added; one that is there stays as it is, since the database is the truth.</summary>
internal sealed class TenantsFile(CatalogueDb catalogue, Databases databases, ThemeCatalogue themes, HostSettings settings, TimeProvider clock)
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
            CheckTogether(entries);
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
        if (string.IsNullOrWhiteSpace(entry.Name)) throw new StartException($"tenants.json: '{entry.Identifier}' needs a name.");
        if (entry.Accent is { } accent && !Regex.IsMatch(accent, "^#[0-9a-fA-F]{6}$")) throw new StartException($"tenants.json: the accent '{accent}' must be like #1d4ed8.");
        if (!CultureInfo.GetCultures(CultureTypes.AllCultures).Any(c => c.Name == entry.Culture)) throw new StartException($"tenants.json: '{entry.Culture}' is no culture such as en or hi.");
        if (entry.Kind == TenantKind.Platform) throw new StartException($"tenants.json: '{entry.Identifier}' must be a College or a Company.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(entry.TimeZone, out _))
            throw new StartException($"tenants.json: '{entry.TimeZone}' is no IANA time zone such as Asia/Kolkata.");
    }

    private void CheckTogether(List<Entry> entries)
    {
        var names = entries.Select(e => e.Identifier).Concat(entries.SelectMany(e => e.Hosts ?? []));
        if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new StartException($"tenants.json: '{twice.Key}' stands there twice.");
        if (entries.SelectMany(e => e.Hosts ?? []).FirstOrDefault(h => h.EndsWith("." + settings.BaseDomain, StringComparison.OrdinalIgnoreCase)) is { } below)
            throw new StartException($"tenants.json: '{below}' is below {settings.BaseDomain}, where the identifier already is the address.");
        if (entries.FirstOrDefault(e => !databases.Shards.Contains(e.Connection)) is { } lost)
            throw new StartException($"tenants.json: '{lost.Identifier}' names the connection '{lost.Connection}'; add ConnectionStrings:{lost.Connection} to the settings.");
        if (entries.FirstOrDefault(e => !themes.All.Any(t => t.Id == e.Theme)) is { } plain)
            throw new StartException($"tenants.json: '{plain.Identifier}' names the theme '{plain.Theme}', which is no folder of themes/.");
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
