using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Work;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Plugins;

/// <summary>Switches a plugin off and on for the whole installation, or starts it anew; each gives its name, or null where there is no such plugin.</summary>
internal sealed class SwitchPlugin(PluginCatalogue plugins, Operators operators, CatalogueDb catalogue, Record record, TimeProvider clock) : IUseCase
{
    public Task<string?> DisableAsync(string key, CancellationToken cancellation) => ChangeAsync(key, "disabled", async plugin =>
    {
        if (!await catalogue.Set<DisabledPlugin>().AnyAsync(p => p.PluginId == plugin.Key, cancellation)) catalogue.Add(new DisabledPlugin(plugin.Key, clock.GetUtcNow()));
        await catalogue.SaveChangesAsync(cancellation);
        await operators.SwitchedAsync(cancellation);
    }, cancellation);

    public Task<string?> EnableAsync(string key, CancellationToken cancellation) => ChangeAsync(key, "enabled", async plugin =>
    {
        await catalogue.Set<DisabledPlugin>().Where(p => p.PluginId == plugin.Key).ExecuteDeleteAsync(cancellation);
        await operators.SwitchedAsync(cancellation);
    }, cancellation);

    public Task<string?> RestartAsync(string key, CancellationToken cancellation) =>
        ChangeAsync(key, "restarted", _ => operators.RestartAsync(key, cancellation), cancellation);

    private async Task<string?> ChangeAsync(string key, string verb, Func<InstalledPlugin, Task> change, CancellationToken cancellation)
    {
        await plugins.ReadyAsync();
        if (key.StartsWith('~') || plugins.Find(key) is not { } plugin) return null;
        // The log first: two databases share no transaction, and an entry too many is better than one too few.
        await record.RunAsync($"plugins.{verb}", plugin, cancellation);
        await change(plugin);
        return plugin.Name;
    }
}

/// <summary>Writes down what an operator did to a plugin.</summary>
internal sealed class Record(PrepDb platform, IAudit audit, WorkSignal signal) : IUseCase
{
    public async Task RunAsync(string action, InstalledPlugin plugin, CancellationToken cancellation)
    {
        audit.Record(action, $"plugin/{plugin.Key}", $"{plugin.Name}: {action.Split('.')[1]} by hand");
        await platform.SaveChangesAsync(cancellation);
        signal.Set();
    }
}
