using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Sites;

namespace PrepPlatform.Tenancy.Areas.Tenancy.Home;

/// <summary>The public site: what this is, and the way to one's own college.</summary>
[AllowAnonymous]
[OnSite(SiteKind.Public)]
internal sealed class HomeController(ITenantDirectory directory, SiteLinks links) : Controller
{
    private const int Most = 12;

    [HttpGet("/")]
    public IActionResult Index(string? q) => View(Search(q));

    [HttpGet("/colleges")]
    public IActionResult Find(string? q) => View(Search(q));

    private FoundTenants Search(string? q)
    {
        var text = (q ?? "").Trim();
        var found = directory.All
            .Where(t => t.Status == TenantStatus.Active && t.Kind != TenantKind.Platform)
            .Where(t => text.Length == 0 || Matches(t, text))
            .OrderBy(t => t.Kind).Take(Most + 1).ToList();
        return new FoundTenants(text, [.. found.Take(Most).Select(t => new FoundTenant(t.Name, t.City, t.Kind, links.To(t)))], found.Count > Most);
    }

    private static bool Matches(TenantInfo tenant, string text) =>
        tenant.Name.Contains(text, StringComparison.CurrentCultureIgnoreCase)
        || tenant.City.Contains(text, StringComparison.CurrentCultureIgnoreCase)
        || tenant.Identifier.StartsWith(text, StringComparison.OrdinalIgnoreCase);
}

internal sealed record FoundTenants(string Text, IReadOnlyList<FoundTenant> Rows, bool HasMore);

internal sealed record FoundTenant(string Name, string City, TenantKind Kind, string Url);
