using PrepPlatform.Kernel;

namespace PrepPlatform.Contracts;

/// <summary>
/// Something that happened in one tenant, told to the other modules. A record of ids and plain values, saved in the outbox with its cause;
/// its type's name is its name on the wire, so renaming one needs a migration of what is still undelivered.
/// </summary>
public interface IEvent;

/// <summary>Does what follows from an event, once for each delivery and handler, under the event's tenant and in one transaction.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IEventHandler<in TEvent> where TEvent : IEvent
{
    /// <summary>Handles it. Throwing returns the message for a later try; what was changed in the database is rolled back.</summary>
    Task HandleAsync(TEvent e, CancellationToken cancellation);
}

/// <summary>
/// What one tenant tells another: the only way across. Saved in the sender's outbox with its cause and handled under the receiver's scope, so it carries all
/// that the receiver may keep. Messages may be delivered twice and overtake one another: number them by subject, and ignore what is older than what is here.
/// </summary>
public interface ITenantMessage : IEvent
{
    /// <summary>Who is told.</summary>
    TenantId To { get; }
}

/// <summary>Does what follows from another tenant's message, once for each, under the receiver's scope and in one transaction.</summary>
/// <typeparam name="TMessage">The message.</typeparam>
public interface ITenantMessageHandler<in TMessage> where TMessage : ITenantMessage
{
    /// <summary>Handles it. Throwing returns the message for a later try; what was changed in the database is rolled back.</summary>
    /// <param name="from">Who sent it, as the outbox knows it; never what the message says.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Stops it.</param>
    Task HandleAsync(TenantId from, TMessage message, CancellationToken cancellation);
}

/// <summary>Announces small facts to every node, at once and at most once: a hint to look again, never the only copy of anything.</summary>
public interface IBackplane
{
    /// <summary>Tells every node, this one included. The payload is at most 7,900 bytes of UTF-8; longer ones belong in a table.</summary>
    /// <exception cref="ArgumentException">The payload is too long.</exception>
    Task PublishAsync(string channel, string payload, CancellationToken cancellation);

    /// <summary>Calls <paramref name="handler"/> for each announcement until the result is disposed.</summary>
    IDisposable Subscribe(string channel, Func<string, Task> handler);
}
