using PrepPlatform.Kernel;

namespace PrepPlatform.Contracts.Tenancy;

/// <summary>What every request knows of its tenant, from memory.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Identifier">Its subdomain: 3 to 40 of a-z, 0-9 and hyphen.</param>
/// <param name="Kind">College, company or platform.</param>
/// <param name="Status">Whether it is served.</param>
/// <param name="Name">Its name as people know it.</param>
/// <param name="Tagline">One line for its landing page, or empty.</param>
/// <param name="About">A paragraph for its landing page, or empty.</param>
/// <param name="City">Where it is, or empty.</param>
/// <param name="Theme">A folder's name in <c>themes/</c>.</param>
/// <param name="Accent">Its own accent colour as <c>#rrggbb</c>, or null for the theme's.</param>
/// <param name="TimeZone">IANA zone, <c>Asia/Kolkata</c>.</param>
/// <param name="Culture">Language of its pages, <c>en</c>.</param>
/// <param name="Connection">The name of the connection to the shard that holds its rows.</param>
/// <param name="Hosts">Its own domains, besides the subdomain.</param>
/// <param name="Features">Switches that are on.</param>
public sealed record TenantInfo(
    TenantId Id, string Identifier, TenantKind Kind, TenantStatus Status, string Name, string Tagline, string About, string City,
    string Theme, string? Accent, string TimeZone, string Culture, string Connection,
    IReadOnlyList<string> Hosts, IReadOnlyList<string> Features);

/// <summary>What a tenant is.</summary>
public enum TenantKind
{
    /// <summary>Has students.</summary>
    College,

    /// <summary>Has recruiters.</summary>
    Company,

    /// <summary>The operators' own.</summary>
    Platform,
}

/// <summary>Whether a tenant is served.</summary>
public enum TenantStatus
{
    /// <summary>Declared, but nobody can sign in yet; its address says so.</summary>
    SettingUp,

    /// <summary>Served.</summary>
    Active,

    /// <summary>Stopped by an operator; nothing is deleted and its address says so.</summary>
    Suspended,
}
