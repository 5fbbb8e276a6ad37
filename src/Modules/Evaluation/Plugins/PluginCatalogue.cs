using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>
/// The plugins of this node and what became of them. Those of the host's own process are ready when <see cref="ReadyAsync()"/> is; the others are looked
/// at in the background, in processes of their own, so that no plugin ever delays or stops the host's start.
/// </summary>
internal sealed class PluginCatalogue(EvaluationOptions options, ILogger<PluginCatalogue> logger) : IAsyncDisposable
{
    // Their code cannot be unloaded from a process, so hosts that share one, as tests do, share it too.
    private static readonly ConcurrentDictionary<string, Lazy<Task<(Offer, IPluginRunner)>>> InThisProcess = new();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim oneAtATime = new(1);
    private readonly CancellationTokenSource stop = new();
    private volatile IReadOnlyList<InstalledPlugin> all = [];
    private volatile FrozenDictionary<string, InstalledPlugin> byType = FrozenDictionary<string, InstalledPlugin>.Empty;
    private volatile IReadOnlySet<string> disabled = new HashSet<string>();
    private Task rest = Task.CompletedTask;

    /// <summary>By name, those that run first.</summary>
    public IReadOnlyList<InstalledPlugin> All => all;

    /// <summary>Ends when every plugin that runs in this process can be asked.</summary>
    public Task ReadyAsync() => ready.Task;

    /// <summary>Ends when the plugin that owns a type can be asked, or will not be soon: those with a process of their own come up a moment after the host.</summary>
    public async Task ReadyAsync(string type)
    {
        await ready.Task;
        if (ByType(type) is { Status.State: PluginState.Starting } plugin) await Task.WhenAny(EnsureAsync(plugin), Task.Delay(Patience, stop.Token));
    }

    /// <summary>Ends when every plugin can be asked, or will not be soon.</summary>
    public Task AllReadyAsync() => Task.WhenAny(SettledAsync(), Task.Delay(Patience, stop.Token));

    /// <summary>Ends when every plugin has been looked at.</summary>
    public async Task SettledAsync()
    {
        await ready.Task;
        await rest;
    }

    public InstalledPlugin? Find(string key) => all.FirstOrDefault(p => p.Key == key);

    /// <summary>The plugin that owns the type, whatever its state; null where none does.</summary>
    public InstalledPlugin? ByType(string type) => byType.GetValueOrDefault(type);

    /// <summary>A working plugin that offers a text embedder; null: none does.</summary>
    public InstalledPlugin? Embedder() => all.FirstOrDefault(p => p.Status is { Offer.Embeds: true, Runner: not null });

    /// <summary>The plugin whose engine transcribes recordings; null: none works now.</summary>
    public InstalledPlugin? Transcriber() => all.FirstOrDefault(p => p.Status is { Offer.Hears: true, Runner: not null });

    /// <summary>Looks at the folder, once; what operators have switched off is not touched.</summary>
    public async Task BeginAsync(IReadOnlySet<string> switchedOff)
    {
        var running = Scan(switchedOff);
        await Task.WhenAll(running.Where(p => p.InProcess).Select(StartAsync));
        ready.TrySetResult();
        rest = Task.Run(async () =>
        {
            foreach (var plugin in running.Where(p => !p.InProcess)) await StartAsync(plugin);
        });
    }

    /// <summary>Looks at the manifests alone; each plugin is started when it is first needed, by <see cref="EnsureAsync"/>.</summary>
    public void BeginLazily()
    {
        Scan(new HashSet<string>());
        ready.TrySetResult();
    }

    /// <summary>Starts a plugin that has not been started yet.</summary>
    public Task EnsureAsync(InstalledPlugin plugin) => plugin.Status.State == PluginState.Starting ? StartAsync(plugin) : Task.CompletedTask;

    /// <summary>Follows the operators: stops what they have switched off, starts what they have switched on again.</summary>
    public async Task FollowAsync(IReadOnlySet<string> switchedOff)
    {
        await ready.Task;
        disabled = switchedOff;
        foreach (var plugin in all.Where(p => p.Status.State == PluginState.Disabled != switchedOff.Contains(p.Key) && !p.Key.StartsWith('~')))
            await RestartAsync(plugin);
    }

    /// <summary>Ends its processes and looks at it anew.</summary>
    public async Task RestartAsync(InstalledPlugin plugin)
    {
        if (plugin.Status.State is PluginState.NotSupported or PluginState.Superseded || ByType(plugin.Manifest?.Types[0] ?? "") != plugin) return;
        await oneAtATime.WaitAsync(stop.Token);
        try
        {
            var runner = plugin.Runner;
            plugin.Status = plugin.Status with { State = PluginState.Starting, Reason = "", Runner = null };
            if (runner is ProcessRunner) await runner.DisposeAsync();
        }
        finally
        {
            oneAtATime.Release();
        }

        await StartAsync(plugin);
    }

    /// <summary>Takes a plugin out of use: what it did cannot be borne in this process.</summary>
    public void Break(InstalledPlugin plugin, string reason)
    {
        plugin.Status = plugin.Status with { State = PluginState.Malfunctioned, Reason = reason, Runner = null };
        logger.LogError("The plugin {Plugin} malfunctions: {Reason}", plugin.Id, reason);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var plugin in all)
            if (plugin.Runner is { } runner and ProcessRunner) await runner.DisposeAsync();
    }

    private List<InstalledPlugin> Scan(IReadOnlySet<string> switchedOff)
    {
        disabled = switchedOff;
        all = [.. PluginScan.Run(options).OrderBy(p => p.Key.StartsWith('~')).ThenBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase)];
        var running = all.Where(p => p.Status.State == PluginState.Starting).ToList();
        byType = running.SelectMany(p => p.Manifest!.Types.Select(t => KeyValuePair.Create(t, p))).ToFrozenDictionary();
        return running;
    }

    private async Task StartAsync(InstalledPlugin plugin)
    {
        await oneAtATime.WaitAsync(stop.Token);
        try
        {
            if (plugin.Status.State != PluginState.Starting) return; // Another call was first.
            if (disabled.Contains(plugin.Key)) plugin.Status = plugin.Status with { State = PluginState.Disabled, Reason = "", Runner = null };
            else await LoadAsync(plugin);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            var known = e is PluginException or PluginFault;
            Break(plugin, known ? e.Message : PluginEntry.Say(e));
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task LoadAsync(InstalledPlugin plugin)
    {
        if (plugin.InProcess)
        {
            var (offer, runner) = await InThisProcess.GetOrAdd(Stamp(plugin), _ => new(() => LoadHereAsync(plugin, options.Environment))).Value;
            plugin.Status = new(PluginState.Active, "", offer, runner);
            return;
        }

        await PluginFiles.CheckAsync(plugin.Folder, plugin.Manifest!, stop.Token);
        var apart = new ProcessRunner(
            plugin.Folder, new ProcessLimits(options.StartLimit, plugin.Budget, plugin.Manifest!.MemoryMegabytes), options, options.LogOutput ? line => Log(plugin, line) : null);
        try
        {
            plugin.Status = new(PluginState.Active, "", OfferCheck.Make(plugin.Manifest, await apart.DescribeAsync(stop.Token)), apart);
        }
        catch
        {
            await apart.DisposeAsync();
            throw;
        }
    }

    private static async Task<(Offer, IPluginRunner)> LoadHereAsync(InstalledPlugin plugin, PluginEnvironment environment)
    {
        await PluginFiles.CheckAsync(plugin.Folder, plugin.Manifest!, CancellationToken.None);
        var runner = new InProcessRunner(PluginEntry.Make(plugin.Folder, plugin.Manifest!), environment);
        return (OfferCheck.Make(plugin.Manifest!, await runner.DescribeAsync(CancellationToken.None)), runner);
    }

    private string Stamp(InstalledPlugin plugin) =>
        $"{plugin.Folder}|{string.Join(',', plugin.Manifest!.Files.OrderBy(f => f.Key).Select(f => f.Value))}|{string.Join(',', options.Environment.ModelFolders)}|{options.Environment.Encoder}";

    private void Log(InstalledPlugin plugin, string line) => logger.LogInformation("{Plugin}: {Line}", plugin.Id, line);
}
