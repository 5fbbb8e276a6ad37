using System.Net;
using Microsoft.AspNetCore.Http;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Sites;

namespace PrepPlatform.Tenancy.Data;

/// <summary>A request names its site by its host: subdomain, own domain, or the bare domain for the public site.</summary>
internal sealed class HostStrategy(ITenantDirectory directory, HostSettings settings) : ISiteResolver
{
    private static readonly Site Public = new(SiteKind.Public, null), Unknown = new(SiteKind.Unavailable, null);

    public Site Resolve(HttpContext context)
    {
        var host = context.Request.Host.Host.TrimEnd('.');
        if (host.Equals(settings.BaseDomain, StringComparison.OrdinalIgnoreCase) || IsLoopback(host)) return Public;
        return directory.FindByHost(host) is not { } tenant ? Unknown : new Site(KindOf(tenant), tenant);
    }

    private static SiteKind KindOf(TenantInfo tenant) => tenant switch
    {
        { Status: not TenantStatus.Active } => SiteKind.Unavailable,
        { Kind: TenantKind.Platform } => SiteKind.Platform,
        _ => SiteKind.Tenant,
    };

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
