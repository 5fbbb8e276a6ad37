using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Kernel;

namespace PrepPlatform.Tenancy.Domain;

/// <summary>A college or a company (or the platform itself) as the catalogue knows it.</summary>
internal sealed class Tenant : IVersioned
{
    private Tenant() { }

    public Tenant(TenantId id, string identifier, TenantKind kind, string name, DateTimeOffset at) =>
        (Id, Identifier, Kind, Name, CreatedAt) = (id, identifier, kind, name, at);

    public TenantId Id { get; private set; }
    public string Identifier { get; private set; } = "";
    public TenantKind Kind { get; private set; }
    public TenantStatus Status { get; private set; } = TenantStatus.SettingUp;
    public string StatusReason { get; private set; } = "";
    public string Name { get; set; } = "";
    public string Tagline { get; set; } = "";
    public string About { get; set; } = "";
    public string City { get; set; } = "";
    public string Theme { get; set; } = "default";
    public string? Accent { get; set; }
    public string TimeZone { get; set; } = "UTC";
    public string Culture { get; set; } = "en";
    public string Connection { get; set; } = "Default";
    public List<string> Features { get; set; } = [];
    public List<TenantHost> Hosts { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>A fingerprint of the reference data that the tenant was last given, or empty.</summary>
    public string Provisioned { get; set; } = "";

    /// <summary>When the demo rows were added, or null.</summary>
    public DateTimeOffset? DemoSeededAt { get; set; }

    public int Version { get; private set; } = 1;

    /// <summary>Lets people in for the first time.</summary>
    public void Open()
    {
        if (Status == TenantStatus.SettingUp) ChangeStatus(TenantStatus.Active, "");
    }

    /// <summary>Stops serving it; nothing is deleted.</summary>
    public void Suspend(string reason)
    {
        if (Kind == TenantKind.Platform) throw new InvalidOperationException("The platform cannot be suspended.");
        if (Status == TenantStatus.Active) ChangeStatus(TenantStatus.Suspended, reason);
    }

    /// <summary>Serves it again.</summary>
    public void Resume()
    {
        if (Status == TenantStatus.Suspended) ChangeStatus(TenantStatus.Active, "");
    }

    public TenantInfo ToInfo() => new(
        Id, Identifier, Kind, Status, Name, Tagline, About, City, Theme, Accent, TimeZone, Culture, Connection,
        [.. Hosts.Select(h => h.Host)], Features);

    private void ChangeStatus(TenantStatus status, string reason) => (Status, StatusReason, Version) = (status, reason, Version + 1);
}

/// <summary>A domain of a tenant's own; no two tenants share one.</summary>
internal sealed class TenantHost
{
    private TenantHost() { }

    public TenantHost(string host) => Host = host;

    public string Host { get; private set; } = "";
    public TenantId TenantId { get; private set; }
}
