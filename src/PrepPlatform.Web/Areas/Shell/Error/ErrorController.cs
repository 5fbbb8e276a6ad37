using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Sites;

namespace PrepPlatform.Web.Areas.Shell.Error;

/// <summary>What a person reads when something is not there, not allowed or broken.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken] // It shows a page for whatever request failed, a POST too, and changes nothing.
[Area("Shell")]
[OnSite(SiteKind.Public | SiteKind.Accounts | SiteKind.Unavailable)]
internal sealed class ErrorController : Controller
{
    [Route("/error/{status:int:range(400,599)}")]
    public IActionResult Show()
    {
        // Not bound: where the failed request's form cannot be read, binding gives nothing at all.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var view = View("Show", new ErrorPage(status, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier, User.Identity?.IsAuthenticated == true));
        view.StatusCode = status;
        return view;
    }
}

internal sealed record ErrorPage(int Status, string Reference, bool SignedIn);
