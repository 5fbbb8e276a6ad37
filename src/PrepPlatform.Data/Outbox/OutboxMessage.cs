using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Outbox;

/// <summary>An event on its way to its handlers.</summary>
public sealed class OutboxMessage : TenantEntity
{
    private OutboxMessage() { }

    internal OutboxMessage(string kind, string payload, DateTimeOffset at) => (Kind, Payload, At, DueAt) = (kind, payload, at, at);

    /// <summary>Order of writing within the shard.</summary>
    public long Sequence { get; private set; }

    /// <summary>The event's type name.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The event as JSON, at most 32,000 characters: ids and plain values, and what another tenant is to keep.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it may be tried next; while a node works on it, when its lease ends.</summary>
    public DateTimeOffset DueAt { get; internal set; }

    /// <summary>How often it was taken.</summary>
    public int Attempts { get; private set; }

    /// <summary>When the last handler was done, or null.</summary>
    public DateTimeOffset? DeliveredAt { get; internal set; }

    /// <summary>When it was given up, or null. An operator can send it again.</summary>
    public DateTimeOffset? FailedAt { get; internal set; }

    /// <summary>What went wrong last, or null.</summary>
    public string? Error { get; internal set; }

    /// <summary>Whom a message to another tenant is for.</summary>
    internal static TenantId Receiver(string payload) => JsonSerializer.Deserialize<Address>(payload)!.To;

    private sealed record Address(TenantId To);
}

/// <summary>Says that one handler is done with one message; written with the handler's own changes, so that each takes effect once.</summary>
public sealed class OutboxDelivery : ITenantOwned
{
    private OutboxDelivery() { }

    internal OutboxDelivery(Guid messageId, string handler, DateTimeOffset at) => (MessageId, Handler, At) = (messageId, handler, at);

    /// <inheritdoc />
    public TenantId TenantId { get; private set; }

    /// <summary>The message.</summary>
    public Guid MessageId { get; private set; }

    /// <summary>The handler's full type name.</summary>
    public string Handler { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>Says that one handler is done with a message of another tenant; among the receiver's rows, since no link may cross.</summary>
public sealed class ReceivedMessage : ITenantOwned
{
    private ReceivedMessage() { }

    internal ReceivedMessage(TenantId from, Guid messageId, string handler, DateTimeOffset at) => (From, MessageId, Handler, At) = (from.Value, messageId, handler, at);

    /// <inheritdoc />
    public TenantId TenantId { get; private set; }

    /// <summary>The sender.</summary>
    public Guid From { get; private set; }

    /// <summary>The message, in the sender's outbox.</summary>
    public Guid MessageId { get; private set; }

    /// <summary>The handler's full type name.</summary>
    public string Handler { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>A message that this node holds for the length of a lease.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Id">Its id.</param>
/// <param name="Kind">The event's type name.</param>
/// <param name="Payload">The event as JSON.</param>
/// <param name="Attempts">Counting this one.</param>
public sealed record ClaimedMessage(TenantId Tenant, Guid Id, string Kind, string Payload, int Attempts);

/// <summary>The way into the outbox.</summary>
public static class OutboxExtensions
{
    /// <summary>Saves an event with the changes that caused it; its handlers run soon after the commit.</summary>
    public static void Publish<TEvent>(this PrepDb db, TEvent e, DateTimeOffset at) where TEvent : IEvent =>
        db.Add(new OutboxMessage(typeof(TEvent).Name, JsonSerializer.Serialize(e), at));
}

internal static class OutboxModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(e =>
        {
            e.ToTable("OutboxMessages");
            e.Property(m => m.Sequence).ValueGeneratedOnAdd();
            e.Property(m => m.Kind).HasMaxLength(100);
            e.Property(m => m.Payload).HasMaxLength(32_000);
            e.Property(m => m.Error).HasMaxLength(1000);
            e.HasIndex(m => new { m.DueAt, m.Sequence }).HasFilter("\"DeliveredAt\" IS NULL AND \"FailedAt\" IS NULL");
        });
        model.Entity<OutboxDelivery>(e =>
        {
            e.ToTable("OutboxDeliveries");
            e.HasKey(d => new { d.TenantId, d.MessageId, d.Handler });
            e.HasOne<OutboxMessage>().WithMany().HasForeignKey(d => new { d.TenantId, d.MessageId });
        });
        model.Entity<ReceivedMessage>(e =>
        {
            e.ToTable("ReceivedMessages");
            e.HasKey(r => new { r.TenantId, r.MessageId, r.Handler });
            e.HasIndex(r => new { r.TenantId, r.At });
        });
    }
}
