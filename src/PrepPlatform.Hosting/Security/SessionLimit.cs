using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PrepPlatform.Hosting.Security;

/// <summary>Limits how much one browser asks for.</summary>
public static class SessionLimit
{
    /// <summary>Adds a policy that actions name: so many requests of a session in a minute. Each session by itself: a whole college may sit behind one address.</summary>
    public static IServiceCollection AddSessionLimit(this IServiceCollection services, HostSettings settings, string policy, int mostInAMinute)
    {
        var cookie = settings.CookieName("prep-session");
        return services.AddRateLimiter(o => o.AddPolicy(policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Request.Cookies[cookie] ?? $"{context.Connection.RemoteIpAddress}",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = mostInAMinute, Window = TimeSpan.FromMinutes(1) })).RejectionStatusCode = StatusCodes.Status429TooManyRequests);
    }
}
