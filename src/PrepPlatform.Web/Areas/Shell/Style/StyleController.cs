using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Ui.Theming;

namespace PrepPlatform.Web.Areas.Shell.Style;

/// <summary>Every component of <c>Assets/README.md</c> on one page, for whoever works on the look; there is no such page outside Development.</summary>
[AllowAnonymous]
[Area("Shell")]
[OnSite(SiteKind.Public | SiteKind.Accounts)]
internal sealed class StyleController(IWebHostEnvironment environment, ITenantDirectory tenants, IThemes themes, SiteLinks links) : Controller
{
    [HttpGet("/style")]
    public IActionResult Show() => environment.IsDevelopment() ? View(Sites()) : NotFound();

    /// <summary>A site of each theme: its colours come with its address.</summary>
    private List<StyleSite> Sites() =>
    [
        .. tenants.All.Where(t => t.Status == TenantStatus.Active && t.Kind != TenantKind.Platform)
            .Select(t => new StyleSite($"{themes.For(t).Name}: {t.Name}", $"{links.To(t)}style"))
            .Prepend(new StyleSite("The public site", $"{links.ToPublic()}style")),
    ];
}

internal sealed record StyleSite(string Name, string Url);
