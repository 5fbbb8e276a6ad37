using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PrepPlatform.Data;

/// <summary>Who on this node listens to which channel; the part of a backplane that no engine changes.</summary>
public sealed class Subscriptions(ILogger logger)
{
    private readonly ConcurrentDictionary<Guid, (string Channel, Func<string, Task> Handler)> handlers = new();

    /// <summary>Adds a listener until the result is disposed.</summary>
    public IDisposable Add(string channel, Func<string, Task> handler)
    {
        var key = Guid.CreateVersion7();
        handlers[key] = (channel, handler);
        return new Subscription(() => handlers.TryRemove(key, out _));
    }

    /// <summary>Calls every listener of the channel; one that fails does not keep the others from hearing.</summary>
    public async Task DeliverAsync(string channel, string payload)
    {
        foreach (var (_, handler) in handlers.Values.Where(h => h.Channel == channel))
        {
            try
            {
                await handler(payload);
            }
            catch (Exception e)
            {
                logger.LogError(e, "A listener to {Channel} failed", channel);
            }
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
