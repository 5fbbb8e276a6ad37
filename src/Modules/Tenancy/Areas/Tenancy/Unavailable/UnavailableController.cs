using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Sites;

namespace PrepPlatform.Tenancy.Areas.Tenancy.Unavailable;

/// <summary>What every path of a site answers that is not there, not open yet, or stopped.</summary>
[AllowAnonymous]
[OnSite(SiteKind.Unavailable)]
internal sealed class UnavailableController(SiteLinks links) : Controller
{
    [HttpGet("/unavailable")]
    public IActionResult Show()
    {
        ViewData["PublicSite"] = links.ToPublic();
        var (page, status) = HttpContext.Site().Tenant?.Status switch
        {
            null => ("Unknown", 404),
            TenantStatus.SettingUp => ("SettingUp", 503),
            _ => ("Suspended", 403),
        };
        // A whole page already: the general error page must not replace it.
        if (HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        var view = View(page, HttpContext.Site().Tenant);
        view.StatusCode = status;
        return view;
    }
}
