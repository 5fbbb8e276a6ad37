using PrepPlatform.Data.Model;

namespace PrepPlatform.Operations.Domain;

/// <summary>Who did what, when and from where. Written once, never changed.</summary>
internal sealed class AuditEntry : TenantEntity
{
    public const int MostSummary = 400;

    private AuditEntry() { }

    public AuditEntry(Guid? actorId, string actor, string action, string subject, string summary, string address, DateTimeOffset at) =>
        (ActorId, Actor, Action, Subject, Summary, Address, At) = (actorId, actor, action, subject, summary, address, at);

    /// <summary>Order of writing within the shard.</summary>
    public long Sequence { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The account that acted, or null for the system.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>The name it had then.</summary>
    public string Actor { get; private set; } = "";
    public string Action { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Summary { get; private set; } = "";

    /// <summary>The network address it came from, or empty.</summary>
    public string Address { get; private set; } = "";
}
