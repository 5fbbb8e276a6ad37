using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Data;

/// <summary>What the current tenant wants of the plugins, kept in memory until a change is announced or a minute has passed.</summary>
internal sealed class TenantWishes : IDisposable
{
    private const string Channel = "evaluators";
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);
    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;
    private readonly ConcurrentDictionary<TenantId, (DateTimeOffset At, FrozenDictionary<string, EvaluatorSwitch> Switches)> known = new();
    private readonly Databases databases;
    private readonly ICurrentTenant tenant;
    private readonly IBackplane backplane;
    private readonly TimeProvider clock;
    private readonly IDisposable subscription;

    public TenantWishes(Databases databases, ICurrentTenant tenant, IBackplane backplane, TimeProvider clock)
    {
        (this.databases, this.tenant, this.backplane, this.clock) = (databases, tenant, backplane, clock);
        subscription = backplane.Subscribe(Channel, id =>
        {
            known.TryRemove(new TenantId(Guid.Parse(id)), out _);
            return Task.CompletedTask;
        });
    }

    /// <summary>Whether the tenant has the plugin switched on, and its settings with defaults filled in.</summary>
    public async ValueTask<(bool On, Wishes Wishes)> OfAsync(InstalledPlugin plugin, CancellationToken cancellation)
    {
        var wish = (await ReadAsync(cancellation)).GetValueOrDefault(plugin.Id);
        return (wish?.OffAt is null, new Wishes(Fill(plugin, wish?.Settings), wish?.LeastConfidence ?? Wishes.UsualConfidence));
    }

    /// <summary>Lets every node read this tenant's again; after the change is saved.</summary>
    public async Task ChangedAsync(CancellationToken cancellation)
    {
        known.TryRemove(TenantScope.Current, out _);
        await backplane.PublishAsync(Channel, TenantScope.Current.ToString(), cancellation);
    }

    public void Dispose() => subscription.Dispose();

    /// <summary>Defaults first, then what the tenant has set and what still fits.</summary>
    internal static JsonElement Fill(InstalledPlugin plugin, string? settings)
    {
        if (plugin.Status.Offer?.Settings is not { } schema) return Empty;
        using var set = JsonDocument.Parse(settings ?? "{}");
        var values = new Dictionary<string, JsonElement>();
        foreach (var (name, node) in schema.Root.Properties)
            if (set.RootElement.TryGetProperty(name, out var value)) values[name] = value;
            else if (node.Default is { } usual) values[name] = usual;
        var filled = JsonSerializer.SerializeToElement(values);
        return schema.Check(filled).Count == 0 || settings is null ? filled : Fill(plugin, null);
    }

    private async ValueTask<FrozenDictionary<string, EvaluatorSwitch>> ReadAsync(CancellationToken cancellation)
    {
        if (known.TryGetValue(TenantScope.Current, out var kept) && clock.GetUtcNow() - kept.At < Keep) return kept.Switches;
        await using var db = databases.OpenFor(tenant.Info);
        var switches = await db.Set<EvaluatorSwitch>().AsNoTracking().ToListAsync(cancellation);
        var read = switches.ToFrozenDictionary(s => s.PluginId);
        known[TenantScope.Current] = (clock.GetUtcNow(), read);
        return read;
    }
}
