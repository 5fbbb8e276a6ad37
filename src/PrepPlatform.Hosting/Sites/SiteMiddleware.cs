using Microsoft.AspNetCore.Http;
using PrepPlatform.Kernel;

namespace PrepPlatform.Hosting.Sites;

/// <summary>Finds the request's site and works in its tenant's scope. A site that cannot be served answers every path with its own page.</summary>
internal sealed class SiteMiddleware(RequestDelegate next, ISiteResolver resolver)
{
    /// <summary>The page that tells why a site is not served.</summary>
    public const string UnavailablePath = "/unavailable";

    public async Task InvokeAsync(HttpContext context)
    {
        var site = resolver.Resolve(context);
        context.Features.Set(site);
        if (site.Kind == SiteKind.Unavailable)
        {
            context.Request.Path = context.Request.Path == "/theme.css" ? "/theme.css" : UnavailablePath;
            context.Request.Method = HttpMethods.Get;
        }

        using var scope = site.Tenant is { } tenant ? TenantScope.Enter(tenant.Id) : null;
        await next(context);
    }
}
