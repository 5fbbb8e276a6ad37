using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace PrepPlatform.Hosting.Security;

/// <summary>A policy is a permission's name. A name that no module defined is a bug and throws.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options, PermissionCatalogue catalogue) : DefaultAuthorizationPolicyProvider(options)
{
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (!catalogue.Contains(policyName)) throw new InvalidOperationException($"No module defines the permission '{policyName}'.");
        return Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser().RequireClaim(PrepClaims.Permission, policyName).Build());
    }
}

/// <summary>The claims that a signed-in person carries during a request.</summary>
public static class PrepClaims
{
    /// <summary>One for each permission that their roles allow; loaded anew with every request, never stored in the cookie.</summary>
    public const string Permission = "prep:permission";

    /// <summary>One for each role, by its key.</summary>
    public const string Role = "prep:role";

    /// <summary>Their own time zone (IANA), if they chose one.</summary>
    public const string TimeZone = "prep:zone";
}
