using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;

namespace PrepPlatform.Tests.Web.Recurring;

/// <summary>A module whose work writes down each run and does what the test wants meanwhile.</summary>
internal sealed class CountedWork : IModule
{
    public const string Key = "counted.run";

    private readonly ConcurrentQueue<Seen> runs = new();

    public string Name => "Counted";

    public IEnumerable<RecurringJob> Recurring => [new(Key, "Counted runs", typeof(Run))];

    public IReadOnlyList<Seen> Runs => [.. runs];

    /// <summary>What the work does for a subject after it was written down.</summary>
    public ConcurrentDictionary<Guid, Func<Seen, Task<string?>>> Does { get; } = new();

    public IReadOnlyList<Seen> Of(Guid subject) => [.. runs.Where(r => r.Subject == subject)];

    public void AddServices(IServiceCollection services, IConfiguration configuration) { }

    /// <summary>Adds it to a host; its node's name tells the nodes of a test apart.</summary>
    public Action<WebApplicationBuilder> On(string node) => builder => builder.Services.AddSingleton<IModule>(this).AddSingleton(this).AddSingleton(new NodeName(node));

    public sealed record NodeName(string Value);

    public sealed record Seen(Guid Subject, DateTimeOffset Due, TenantId Tenant, string Node);

    public sealed class Run(CountedWork work, NodeName node) : IRecurringRun
    {
        public async Task<string?> RunAsync(Guid subject, DateTimeOffset due, CancellationToken cancellation)
        {
            var seen = new Seen(subject, due, TenantScope.Current, node.Value);
            work.runs.Enqueue(seen);
            return work.Does.TryGetValue(subject, out var does) ? await does(seen) : null;
        }
    }
}
