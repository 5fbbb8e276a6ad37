using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Tenancy.Themes;

namespace PrepPlatform.Tenancy.Areas.Tenancy.Theme;

[AllowAnonymous]
[OnSite(SiteKind.Public | SiteKind.Accounts | SiteKind.Unavailable)]
internal sealed class ThemeController(ThemeCatalogue themes, HostSettings settings) : Controller
{
    private static readonly string[] Modes = ["auto", "light", "dark"];

    [HttpGet("/theme.css")]
    public ContentResult Show()
    {
        Response.Headers.CacheControl = Request.Query["v"] == themes.Version(HttpContext.Site().Tenant) ? "public, max-age=31536000, immutable" : "public, no-cache";
        return Content(themes.Css(HttpContext.Site().Tenant), "text/css; charset=utf-8");
    }

    /// <summary>Keeps a person's choice of light or dark in this browser.</summary>
    [HttpPost("/mode")]
    public IActionResult Choose(string mode, string? back)
    {
        if (!Modes.Contains(mode)) return BadRequest();
        Response.Cookies.Append("prep-mode", mode, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = settings.Https, Path = "/",
        });
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = Url.IsLocalUrl(back) ? back : "/";
        return new EmptyResult();
    }
}
