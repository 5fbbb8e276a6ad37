using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Ui.Schemas;
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

    /// <summary>The buttons of its forms' rows work.</summary>
    [HttpPost("/style")]
    public IActionResult Edit()
    {
        if (!environment.IsDevelopment()) return NotFound();
        ViewData["Question"] = SchemaForm.Edit(StyleSamples.Schema, Request.Form, "Question");
        ViewData["Code"] = SchemaForm.Edit(StyleSamples.CodeSchema, Request.Form, "Code");
        return View(nameof(Show), Sites());
    }

    /// <summary>The one page that has a frame of its own.</summary>
    [HttpGet("/style/exam")]
    public IActionResult Exam() => environment.IsDevelopment() ? View() : NotFound();

    /// <summary>What its player plays.</summary>
    [HttpGet("/style/audio")]
    public IActionResult Audio() => environment.IsDevelopment() ? File(SpokenSamples.Audio(), "audio/wav", enableRangeProcessing: true) : NotFound();

    /// <summary>A site of each theme: its colours come with its address.</summary>
    private List<StyleSite> Sites() =>
    [
        .. tenants.All.Where(t => t.Status == TenantStatus.Active && t.Kind != TenantKind.Platform)
            .Select(t => new StyleSite($"{themes.For(t).Name}: {t.Name}", $"{links.To(t)}style"))
            .Prepend(new StyleSite("The public site", $"{links.ToPublic()}style")),
    ];
}

internal sealed record StyleSite(string Name, string Url);
