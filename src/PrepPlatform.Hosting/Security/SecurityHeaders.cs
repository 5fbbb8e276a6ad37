using Microsoft.AspNetCore.Http;

namespace PrepPlatform.Hosting.Security;

/// <summary>Headers that every answer carries. No page has inline script or style, so the policy needs no exceptions.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, HostSettings settings)
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "HX-Request"; // A page and its fragments share their address.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(self), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (settings.Https) headers.StrictTransportSecurity = "max-age=31536000";
        return next(context);
    }
}
