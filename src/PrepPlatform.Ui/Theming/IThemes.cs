using PrepPlatform.Contracts.Tenancy;

namespace PrepPlatform.Ui.Theming;

/// <summary>How a site looks.</summary>
/// <param name="Id">Its folder in <c>themes/</c>.</param>
/// <param name="Name">Its name for an admin who chooses.</param>
/// <param name="Mode">Where it starts until a person chooses: <c>auto</c>, <c>light</c> or <c>dark</c>.</param>
public sealed record Theme(string Id, string Name, string Mode);

/// <summary>What a page's head needs to know of the themes.</summary>
public interface IThemes
{
    /// <summary>The tenant's theme, or the public site's.</summary>
    Theme For(TenantInfo? tenant);

    /// <summary>The whole stylesheet of the tenant's site, or of the public one: the theme's tokens and the tenant's own accent.</summary>
    string Css(TenantInfo? tenant);

    /// <summary>Changes whenever the stylesheet does, so that browsers can keep it for ever.</summary>
    string Version(TenantInfo? tenant);
}
