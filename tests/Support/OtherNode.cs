using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Tests.Support;

/// <summary>A further process of the same installation, on the same database.</summary>
public sealed class OtherNode : IDisposable
{
    private readonly WebApplication app;

    private OtherNode(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    /// <param name="first">The node whose database it shares.</param>
    /// <param name="role">What it does.</param>
    /// <param name="more">Further settings, or others.</param>
    /// <param name="change">Changes the host before it is built.</param>
    public static async Task<OtherNode> StartAsync(
        PrepApp first, string role = "Web", IReadOnlyDictionary<string, string?>? more = null, Action<WebApplicationBuilder>? change = null)
    {
        more ??= new Dictionary<string, string?>();
        var app = HostBuilding.Build([], (await PrepApp.SettingsAsync(first.Database, role)).Where(s => !more.ContainsKey(s.Key)).Concat(more), change);
        await Installation.PrepareAsync(app, migrate: false, seed: true, CancellationToken.None);
        await app.StartAsync();
        return new OtherNode(app);
    }

    public TenantInfo Tenant(string identifier) => Services.GetRequiredService<ITenantDirectory>().All.Single(t => t.Identifier == identifier);

    public void Dispose()
    {
        app.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)app).Dispose();
    }
}
