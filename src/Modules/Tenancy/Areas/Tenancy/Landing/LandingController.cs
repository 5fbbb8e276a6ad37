using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Tenancy.Themes;

namespace PrepPlatform.Tenancy.Areas.Tenancy.Landing;

/// <summary>A tenant's front page, composed by its theme.</summary>
[AllowAnonymous]
internal sealed class LandingController(ThemeCatalogue themes, IStringLocalizer words) : Controller
{
    [HttpGet("/")]
    [OnSite(SiteKind.Tenant)]
    public IActionResult Show()
    {
        var tenant = HttpContext.Site().Tenant!;
        return View("Show", themes.Landing(tenant, Describe(tenant)));
    }

    [HttpGet("/")]
    [OnSite(SiteKind.Platform)]
    public IActionResult Platform() => Redirect("/dashboard");

    private Dictionary<string, object> Describe(TenantInfo tenant) => new()
    {
        ["name"] = tenant.Name,
        ["kind"] = words[tenant.Kind.ToString()].Value,
        ["tagline"] = tenant.Tagline.Length > 0 ? tenant.Tagline : words["Prepare, practise, get placed."].Value,
        ["about"] = tenant.About,
        ["city"] = tenant.City,
        ["logoUrl"] = "",
        ["signInUrl"] = "/sign-in",
        ["features"] = tenant.Kind == TenantKind.College ? ForStudents() : ForRecruiters(),
        ["figures"] = Array.Empty<object>(),
    };

    private object[] ForStudents() =>
    [
        Feature("clipboard-list", "Assessments", "Sit them on time, see every score explained."),
        Feature("code", "Practice", "Problems with hidden tests and a verdict for each."),
        Feature("mic", "Interviews", "Mock interviews by voice, in writing or in code."),
        Feature("briefcase", "Placement", "The companies you qualify for, and why not the others."),
    ];

    private object[] ForRecruiters() =>
    [
        Feature("users", "Shortlists", "Ranked, explained, and shared with the student's consent."),
        Feature("briefcase", "Drives", "Roles, rules and rounds in one place."),
        Feature("shield-check", "Fair", "The same rules for everyone, written down with each result."),
    ];

    private Dictionary<string, object> Feature(string icon, string title, string text) => new()
    {
        ["icon"] = icon, ["title"] = words[title].Value, ["text"] = words[text].Value,
    };
}
