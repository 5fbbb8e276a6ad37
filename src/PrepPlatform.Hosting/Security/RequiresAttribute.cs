using Microsoft.AspNetCore.Authorization;

namespace PrepPlatform.Hosting.Security;

/// <summary>Only people whose roles allow it. Every action has this, <see cref="SignedInAttribute"/> or <c>AllowAnonymous</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute(string permission) : AuthorizeAttribute(permission)
{
    /// <summary>The permission's name.</summary>
    public string Permission => Policy!;
}

/// <summary>Everyone who is signed in, whatever their roles: pages about oneself.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : AuthorizeAttribute;
