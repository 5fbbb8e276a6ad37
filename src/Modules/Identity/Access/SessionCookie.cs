using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Access;

/// <summary>The sign-in cookie names an account, its tenant and its security stamp, nothing else; what the person may do is looked up each time.</summary>
internal static class SessionCookie
{
    public const string Scheme = "Prep";
    private const string Tenant = "prep:tenant", Stamp = "prep:stamp";
    private static readonly object AccessKey = new();

    public static async Task SignInAsync(HttpContext context, Account account, bool? keep = null)
    {
        // Null: as this session was.
        var persistent = keep ?? (await context.AuthenticateAsync(Scheme)).Properties?.IsPersistent ?? false;
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(Tenant, TenantScope.Current.ToString()), new(Stamp, account.SecurityStamp ?? "")],
            Scheme);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = persistent });
    }

    /// <summary>Refuses a cookie of another tenant, of an account that is gone or deactivated, and of an ended session.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // The page that tells of a failure is shown as to a visitor: the database may be what failed.
        var failed = context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var access = failed ? null : await ReadAsync(context);
        if (access is null)
        {
            context.RejectPrincipal();
            return;
        }

        context.HttpContext.Items[AccessKey] = access;
    }

    private static async Task<Access?> ReadAsync(CookieValidatePrincipalContext context)
    {
        var principal = context.Principal!;
        if (principal.FindFirstValue(Tenant) != TenantScope.CurrentOrNone?.ToString()) return null;
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var account)) return null;
        var access = await context.HttpContext.RequestServices.GetRequiredService<AccessReader>().ReadAsync(account, context.HttpContext.RequestAborted);
        return access is { Status: AccountStatus.Active } && access.Stamp == principal.FindFirstValue(Stamp) ? access : null;
    }

    /// <summary>Adds the claims of this request to a validated principal; a renewed cookie never holds them.</summary>
    internal sealed class Claims(IHttpContextAccessor http) : IClaimsTransformation
    {
        public const string MustChangePassword = "prep:must-change-password";

        public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
        {
            if (http.HttpContext?.Items[AccessKey] is not Access access || principal.HasClaim(c => c.Type == ClaimTypes.Name)) return Task.FromResult(principal);
            var added = new ClaimsIdentity(principal.Identity);
            added.AddClaim(new(ClaimTypes.Name, access.Name));
            added.AddClaims(access.Roles.Select(r => new Claim(PrepClaims.Role, r.Key)));
            added.AddClaims(access.Roles.SelectMany(r => r.Permissions).Distinct().Select(p => new Claim(PrepClaims.Permission, p)));
            if (access.TimeZone is { } zone) added.AddClaim(new(PrepClaims.TimeZone, zone));
            if (access.MustChangePassword) added.AddClaim(new(MustChangePassword, ""));
            return Task.FromResult(new ClaimsPrincipal(added));
        }
    }
}
