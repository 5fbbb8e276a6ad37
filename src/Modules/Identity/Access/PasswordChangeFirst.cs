using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Authorization;

namespace PrepPlatform.Identity.Access;

/// <summary>Who signs in with a password that somebody else knows changes it before anything else.</summary>
internal sealed class PasswordChangeFirst : IAsyncActionFilter
{
    public const string Path = "/profile/password";

    public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var open = context.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        if (open || !context.HttpContext.User.HasClaim(c => c.Type == SessionCookie.Claims.MustChangePassword) || context.HttpContext.Request.Path.Value is Path or "/sign-out")
            return next();
        context.Result = new RedirectResult(Path);
        return Task.CompletedTask;
    }
}
