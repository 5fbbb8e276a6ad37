using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Plugins;

/// <summary>How a plugin's engine, for texts or for recordings, is on this node: its process is started for that where it is not there, and loads its model.</summary>
internal static class AskEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>Null where it offers none, or does not answer within five seconds.</returns>
    public static async Task<EngineStatus?> RunAsync(InstalledPlugin plugin, CancellationToken cancellation)
    {
        if (plugin.Status is not { Offer: { } offer, Runner: { } runner } || offer is { Embeds: false, Hears: false }) return null;
        try
        {
            // Not the token: what is broken off half-way costs a process.
            var status = offer.Hears ? runner.HearingAsync(CancellationToken.None).AsTask() : runner.EngineAsync(CancellationToken.None).AsTask();
            return await status.WaitAsync(Patience, cancellation);
        }
        catch (PluginFault e)
        {
            return new EngineStatus(null, [e.Message]);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
