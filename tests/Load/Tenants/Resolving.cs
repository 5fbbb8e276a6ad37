using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Tests.Load.Tenants;

/// <summary>The host's own resolver in this process: what a request pays to learn whose it is.</summary>
internal static class Resolving
{
    private const int Times = 1_000_000, Loads = 5;

    public static async Task<(TimeSpan Each, TimeSpan Load)> MeasureAsync(string catalogue, CancellationToken cancellation)
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:Default"] = catalogue, ["Host:Https"] = "false", ["Host:Role"] = "web" };
        await using var app = HostBuilding.Build([], settings);
        var directory = app.Services.GetRequiredService<ITenantDirectory>();
        var loads = new List<double>();
        for (var i = 0; i < Loads; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            await directory.RefreshAsync(cancellation);
            loads.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }

        var resolver = app.Services.GetRequiredService<ISiteResolver>();
        Resolve(resolver); // Once for the compiler.
        return (Resolve(resolver), TimeSpan.FromSeconds(loads.Median()));
    }

    private static TimeSpan Resolve(ISiteResolver resolver)
    {
        var hosts = RandomNumberGenerator.GetItems<string>([.. TenantRows.Hosts], Times);
        var contexts = TenantRows.Hosts.ToDictionary(h => h, Ask);
        var asked = Array.ConvertAll(hosts, h => contexts[h]);
        var (found, begin) = (0, Stopwatch.GetTimestamp());
        foreach (var context in asked)
            if (resolver.Resolve(context).Tenant is not null) found++;
        var took = Stopwatch.GetElapsedTime(begin);
        return found is > 0 and < Times ? took / Times : throw new InvalidOperationException("Some hosts must be found and some not.");
    }

    private static DefaultHttpContext Ask(string host) => new() { Request = { Host = new HostString(host, 8080) } };
}
