using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Routing;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Tests.Architecture;

/// <summary>What every action must say. Each rule names its offenders.</summary>
internal static class EndpointRules
{
    /// <summary>Shows a page for whatever request failed and changes nothing.</summary>
    private static readonly string[] NeedNoToken = ["ErrorController.Show"];

    public static IEnumerable<string> Offences(ControllerActionDescriptor action)
    {
        var name = $"{action.ControllerTypeInfo.Name}.{action.ActionName}";
        var metadata = action.EndpointMetadata;
        var says = metadata.OfType<RequiresAttribute>().Any() || metadata.OfType<SignedInAttribute>().Any() || metadata.OfType<IAllowAnonymous>().Any();
        if (!says) yield return $"{name} does not say who may call it";
        if (metadata.OfType<AuthorizeAttribute>().Any(a => a.GetType() == typeof(AuthorizeAttribute))) yield return $"{name} must use Requires or SignedIn";
        if (metadata.OfType<IgnoreAntiforgeryTokenAttribute>().Any() && !NeedNoToken.Contains(name)) yield return $"{name} takes a post from anywhere";
        if (!metadata.OfType<HttpMethodAttribute>().Any() && !NeedNoToken.Contains(name)) yield return $"{name} does not say its verb";
        if (metadata.OfType<HttpMethodAttribute>().SelectMany(a => a.HttpMethods).Except(["GET", "POST"]).Any()) yield return $"{name} is neither GET nor POST";
    }

    public static IReadOnlyList<ControllerActionDescriptor> Actions(IServiceProvider services) =>
        [.. ((IActionDescriptorCollectionProvider)services.GetService(typeof(IActionDescriptorCollectionProvider))!).ActionDescriptors.Items.OfType<ControllerActionDescriptor>()];

    public static bool ChecksTokens(IServiceProvider services) =>
        ((Microsoft.Extensions.Options.IOptions<MvcOptions>)services.GetService(typeof(Microsoft.Extensions.Options.IOptions<MvcOptions>))!).Value.Filters
            .OfType<AutoValidateAntiforgeryTokenAttribute>().Any();
}
