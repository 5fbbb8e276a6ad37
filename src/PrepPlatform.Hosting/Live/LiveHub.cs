using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Kernel;

namespace PrepPlatform.Hosting.Live;

/// <summary>Where open pages listen. They are told that a topic changed, nothing more; what changed they ask for by an address, as ever.</summary>
[SignedIn]
internal sealed class LiveHub(IServiceProvider services) : Hub
{
    public const string Path = "/live", Changed = "changed";
    private const int MostTopics = 20, LongestTopic = 200;

    public override Task OnConnectedAsync()
    {
        // Browsers send a site's cookies with a handshake that another site's page begins.
        var request = Context.GetHttpContext()!.Request;
        if (request.Headers.Origin is [{ } origin] && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || !from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase))) Context.Abort();
        return base.OnConnectedAsync();
    }

    /// <summary>Begins to listen.</summary>
    /// <returns>Whether the person may.</returns>
    public async Task<bool> Listen(string topic)
    {
        if (topic is not { Length: > 0 and <= LongestTopic } || Context.GetHttpContext()?.Site().Tenant is not { } tenant) return false;
        if (!Guid.TryParse(Context.User?.FindFirstValue(ClaimTypes.NameIdentifier), out var person) || !TakePlace(topic)) return false;
        using var scope = TenantScope.Enter(tenant.Id);
        var kind = services.GetServices<ILiveTopic>().FirstOrDefault(t => topic.StartsWith(t.Prefix, StringComparison.Ordinal));
        if (kind is null || !await kind.MayListenAsync(topic[kind.Prefix.Length..], person, Context.ConnectionAborted)) return false;
        await Groups.AddToGroupAsync(Context.ConnectionId, Group(tenant.Id, topic), Context.ConnectionAborted);
        return true;
    }

    public static string Group(TenantId tenant, string topic) => $"{tenant}|{topic}";

    private bool TakePlace(string topic)
    {
        if (!Context.Items.TryGetValue(nameof(TakePlace), out var kept)) Context.Items[nameof(TakePlace)] = kept = new HashSet<string>();
        var topics = (HashSet<string>)kept!;
        lock (topics) return topics.Count < MostTopics && topics.Add(topic) || topics.Contains(topic);
    }
}
