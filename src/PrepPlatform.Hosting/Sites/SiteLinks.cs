using Microsoft.AspNetCore.Http;
using PrepPlatform.Contracts.Tenancy;

namespace PrepPlatform.Hosting.Sites;

/// <summary>Addresses of other sites of this installation, with the scheme and port of the current request.</summary>
public sealed class SiteLinks(HostSettings settings, IHttpContextAccessor http)
{
    /// <summary>A tenant's front page: its own domain where it has one.</summary>
    public string To(TenantInfo tenant) => Make(tenant.Hosts.Count > 0 ? tenant.Hosts[0] : $"{tenant.Identifier}.{settings.BaseDomain}");

    /// <summary>The public site.</summary>
    public string ToPublic() => Make(settings.BaseDomain);

    private string Make(string host)
    {
        var request = http.HttpContext!.Request;
        var port = request.Host.Port is { } number ? $":{number}" : "";
        return $"{request.Scheme}://{host}{port}/";
    }
}
