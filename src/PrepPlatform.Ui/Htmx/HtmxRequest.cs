using Microsoft.AspNetCore.Http;

namespace PrepPlatform.Ui.Htmx;

/// <summary>What htmx says of its requests.</summary>
public static class HtmxRequest
{
    /// <summary>Whether a piece of a page is wanted: asked by htmx, neither as a whole page (boosted) nor to restore history.</summary>
    public static bool WantsFragment(this HttpRequest request) =>
        request.Headers["HX-Request"] == "true" && request.Headers["HX-Boosted"] != "true" && request.Headers["HX-History-Restore-Request"] != "true";
}
