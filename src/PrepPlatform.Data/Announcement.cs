namespace PrepPlatform.Data;

/// <summary>One announcement, where the engine announces by rows; on PostgreSQL, which has a channel for it, the table stays empty.</summary>
public sealed class Announcement
{
    /// <summary>Order of announcing.</summary>
    public long Id { get; private set; }

    /// <summary>What it is about.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>The hint.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>When; rows live for about a minute.</summary>
    public DateTimeOffset At { get; private set; }
}
