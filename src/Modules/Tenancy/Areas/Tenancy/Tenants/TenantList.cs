using System.ComponentModel.DataAnnotations;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Ui;

namespace PrepPlatform.Tenancy.Areas.Tenancy.Tenants;

internal sealed class TenantFilter
{
    [StringLength(80)]
    public string Q { get; set; } = "";
    public TenantKind? Kind { get; set; }
    public TenantStatus? Status { get; set; }
    [StringLength(200)]
    public string? After { get; set; }

    public bool Accepts(TenantInfo tenant) =>
        (Kind is null || tenant.Kind == Kind) && (Status is null || tenant.Status == Status)
        && (string.IsNullOrWhiteSpace(Q) || tenant.Name.Contains(Q.Trim(), StringComparison.CurrentCultureIgnoreCase)
            || tenant.Identifier.Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>This filter's address with one thing changed.</summary>
    public string With(TenantKind? kind, TenantStatus? status, string? after = null)
    {
        var query = new[] { ("q", Q), ("kind", kind?.ToString() ?? ""), ("status", status?.ToString() ?? ""), ("after", after ?? "") };
        var text = string.Join('&', query.Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
        return text.Length > 0 ? $"/tenants?{text}" : "/tenants";
    }
}

internal sealed record TenantList(TenantFilter Filter, KeyPage<TenantInfo> Page, int All, int Chosen);

/// <summary>One tenant as an operator sees it: figures, never its people's data.</summary>
/// <param name="Tenant">What is known of it.</param>
/// <param name="StatusReason">Why it is suspended, or empty.</param>
/// <param name="Version">Of the row that the forms edit.</param>
/// <param name="Url">Its address.</param>
/// <param name="Suspension">The form to stop it.</param>
internal sealed record TenantPage(TenantInfo Tenant, string StatusReason, int Version, string Url, SuspensionForm Suspension);

internal sealed class SuspensionForm
{
    [Required(ErrorMessage = "Say why, for the record.")]
    [StringLength(400, ErrorMessage = "Keep the reason under 400 characters.")]
    public string Reason { get; set; } = "";

    /// <summary>The tenant's name, typed to confirm.</summary>
    public string Confirmation { get; set; } = "";

    public int Version { get; set; }
}
