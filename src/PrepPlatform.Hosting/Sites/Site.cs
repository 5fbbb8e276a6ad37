using Microsoft.AspNetCore.Http;
using PrepPlatform.Contracts.Tenancy;

namespace PrepPlatform.Hosting.Sites;

/// <summary>Which of the installation's sites a request came to.</summary>
/// <param name="Kind">The kind of site.</param>
/// <param name="Tenant">Its tenant; null on the public site and for unknown hosts.</param>
public sealed record Site(SiteKind Kind, TenantInfo? Tenant);

/// <summary>The kinds of sites.</summary>
[Flags]
public enum SiteKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The bare domain and loopback addresses.</summary>
    Public = 1,

    /// <summary>A college's or a company's.</summary>
    Tenant = 2,

    /// <summary>The operators'.</summary>
    Platform = 4,

    /// <summary>No tenant, or one that is not served now.</summary>
    Unavailable = 8,

    /// <summary>Where people have accounts.</summary>
    Accounts = Tenant | Platform,
}

/// <summary>How a request names its site (the <em>strategy</em>).</summary>
public interface ISiteResolver
{
    /// <summary>The site of this request; never null.</summary>
    Site Resolve(HttpContext context);
}

/// <summary>Reads the site that the middleware found.</summary>
public static class SiteExtensions
{
    /// <summary>The site of this request.</summary>
    public static Site Site(this HttpContext context) => context.Features.Get<Site>() ?? throw new InvalidOperationException("The site middleware did not run.");
}
