namespace PrepPlatform.Contracts;

/// <summary>Tells open pages that something changed, so that they ask for it again: at once, at most once, on every node. Never the only copy of anything.</summary>
public interface ILive
{
    /// <summary>Tells the pages of the current tenant that listen to a topic. After a commit, never before.</summary>
    /// <param name="topic">At most 200 characters: <c>evaluation:submission:01…</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    Task TellAsync(string topic, CancellationToken cancellation);
}

/// <summary>
/// Who may listen to topics of one kind. A module registers one for each kind that its pages use; it is asked under the tenant's scope when a page begins to listen.
/// </summary>
public interface ILiveTopic
{
    /// <summary>What the topics begin with, up to and with a colon: <c>evaluation:submission:</c>.</summary>
    string Prefix { get; }

    /// <summary>Whether the signed-in person may listen.</summary>
    /// <param name="rest">The topic after the prefix.</param>
    /// <param name="personId">The person's account.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<bool> MayListenAsync(string rest, Guid personId, CancellationToken cancellation);
}
