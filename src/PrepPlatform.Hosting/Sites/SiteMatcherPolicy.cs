using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace PrepPlatform.Hosting.Sites;

/// <summary>Lets one URL mean different things on different sites, and nothing on the wrong one.</summary>
internal sealed class SiteMatcherPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => -100;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(e => KindsOf(e) is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var site = httpContext.Site().Kind;
        for (var i = 0; i < candidates.Count; i++)
            if (candidates.IsValidCandidate(i) && KindsOf(candidates[i].Endpoint) is { } kinds && !kinds.HasFlag(site))
                candidates.SetValidity(i, false);
        return Task.CompletedTask;
    }

    private static SiteKind? KindsOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<OnSiteAttribute>()?.Kinds
        ?? (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is null ? null : SiteKind.Accounts);
}
