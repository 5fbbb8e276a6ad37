using Npgsql;

namespace PrepPlatform.Tests.Load.Tenants;

/// <summary>Many tenants, put straight into the catalogue: every fourth with a domain of its own, each with a paragraph about itself.</summary>
internal static class TenantRows
{
    public const int Count = 10_000;

    /// <summary>Hosts as browsers name them: subdomains and own domains of tenants that are there, and some that are not.</summary>
    public static IReadOnlyList<string> Hosts { get; } =
    [
        .. Enumerable.Range(1, Count).Select(i => $"college-{i}.localhost"),
        .. Enumerable.Range(1, Count).Where(i => i % 4 == 0).Select(i => $"prep.college-{i}.example"),
        .. Enumerable.Range(1, Count / 4).Select(i => $"nobody-{i}.localhost"),
        .. Enumerable.Range(1, Count / 4).Select(i => $"www.nobody-{i}.example"),
    ];

    public static async Task AddAsync(string catalogue, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(catalogue);
        await using var tenants = database.CreateCommand(
            """
            INSERT INTO "Tenants" ("Id", "Identifier", "Kind", "Status", "StatusReason", "Name", "Tagline", "About", "City", "Theme", "Accent",
                "TimeZone", "Culture", "Connection", "Features", "CreatedAt", "Provisioned", "DemoSeededAt", "Version")
            SELECT uuidv7(), 'college-' || i, CASE WHEN i % 5 = 0 THEN 'Company' ELSE 'College' END, 'Active', '', 'College of Engineering ' || i,
                'Placements of year ' || i, repeat('What college ' || i || ' offers to its students. ', 8), 'City ' || i,
                (ARRAY['default', 'campus', 'corporate', 'night'])[1 + i % 4], CASE WHEN i % 3 = 0 THEN '#1a6b54' END,
                'Asia/Kolkata', 'en', 'Default', ARRAY['interviews', 'mentoring'], now(), '', NULL, 1
            FROM generate_series(1, $1) i
            """);
        tenants.Parameters.Add(new() { Value = Count });
        await tenants.ExecuteNonQueryAsync(cancellation);
        await using var hosts = database.CreateCommand(
            """
            INSERT INTO "TenantHosts" ("Host", "TenantId")
            SELECT 'prep.' || "Identifier" || '.example', "Id" FROM "Tenants" WHERE substr("Identifier", 9) ~ '^\d+$' AND substr("Identifier", 9)::int % 4 = 0
            """);
        await hosts.ExecuteNonQueryAsync(cancellation);
    }
}
