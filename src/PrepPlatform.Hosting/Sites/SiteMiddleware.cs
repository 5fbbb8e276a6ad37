using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Hosting.Sites;

/// <summary>Finds the request's site and works in its tenant's scope. A site that cannot be served answers every path with its own page.</summary>
internal sealed class SiteMiddleware(RequestDelegate next, ISiteResolver resolver, ILogger<SiteMiddleware> logger)
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

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(site.Tenant?.Culture ?? "en");
        using var log = logger.BeginScope("tenant {Tenant}", site.Tenant?.Identifier ?? "none");
        Activity.Current?.SetTag("prep.tenant", site.Tenant?.Identifier);
        using var scope = site.Tenant is { } tenant ? TenantScope.Enter(tenant.Id) : null;
        if (context.Request.WantsFragment()) context.Response.Headers.CacheControl = "no-store";
        await next(context);
        // What is written as an answer starts, a renewed cookie above all, is protected for the tenant: so it starts before the scope is left.
        if (!context.Response.HasStarted) await context.Response.StartAsync(context.RequestAborted);
    }
}
