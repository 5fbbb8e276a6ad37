using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using PrepPlatform.Hosting.Live;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Hosting.Sites;

namespace PrepPlatform.Hosting.Start;

/// <summary>What happens to a request, in order.</summary>
public static class PrepPipeline
{
    /// <summary>Builds the pipeline.</summary>
    public static void UsePrepPlatform(this WebApplication app)
    {
        app.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.UseHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready") });
        if (app.Services.GetRequiredService<HostSettings>().Role is ProcessRole.Worker) return;

        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", CreateScopeForErrors = true });
        app.UseMiddleware<SecurityHeaders>();
        UseFiles(app);
        app.UseMiddleware<SiteMiddleware>();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        // Over WebSockets only: other transports would need the same node for every request.
        app.MapHub<LiveHub>(LiveHub.Path, o => o.Transports = HttpTransportType.WebSockets);
        foreach (var module in app.Services.GetServices<IModule>()) module.Map(app);
    }

    private static void UseFiles(WebApplication app)
    {
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = KeepVersioned });
        var types = new FileExtensionContentTypeProvider(new Dictionary<string, string> { [".svg"] = "image/svg+xml", [".png"] = "image/png" });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(app.Services.GetRequiredService<HostSettings>().Root, "themes")),
            RequestPath = "/themes",
            ContentTypeProvider = types, // Pictures only: templates and settings of a theme are not served.
            OnPrepareResponse = KeepVersioned,
        });
    }

    /// <summary>A file asked for by its version never changes; any other is asked about again.</summary>
    private static void KeepVersioned(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, no-cache";
}
