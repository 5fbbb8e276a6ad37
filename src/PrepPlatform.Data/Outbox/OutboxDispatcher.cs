using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Outbox;

/// <summary>
/// Takes messages from every shard and hands each to its handlers under its tenant's scope. Several nodes share the work; a node that dies
/// returns what it held when the lease ends; a handler's changes and the note that it is done are one transaction. A message to another tenant is
/// handled under that tenant's scope, on its shard, with the note among its own rows.
/// </summary>
public sealed class OutboxDispatcher(
    Databases databases, IServiceScopeFactory scopes, IEnumerable<EventRoute> routes, OutboxSignal signal, TimeProvider clock,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private const int Batch = 20, MostAttempts = 10;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1), Idle = TimeSpan.FromSeconds(1);
    private static readonly HashSet<string> Kinds = [.. typeof(IEvent).Assembly.GetTypes().Where(typeof(IEvent).IsAssignableFrom).Select(t => t.Name)];
    private static readonly HashSet<string> Crossing = [.. typeof(IEvent).Assembly.GetTypes().Where(typeof(ITenantMessage).IsAssignableFrom).Select(t => t.Name)];
    private readonly ILookup<string, EventRoute> routes = routes.ToLookup(r => r.Kind);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await DeliverDueAsync(stoppingToken) == 0) await signal.WaitAsync(Idle, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogError(e, "Events could not be read; trying again");
                await signal.WaitAsync(Idle * 5, stoppingToken);
            }
        }
    }

    /// <summary>Delivers what is due in all shards and says how many messages were taken.</summary>
    public async Task<int> DeliverDueAsync(CancellationToken cancellation)
    {
        var taken = 0;
        foreach (var shard in databases.Shards)
        {
            var claimed = await ClaimAsync(shard, cancellation);
            var until = clock.GetUtcNow() + Lease / 2;
            foreach (var message in claimed)
            {
                if (clock.GetUtcNow() > until) break; // Another node takes the rest when the lease ends.
                await DeliverAsync(message, cancellation);
                taken++;
            }
        }

        return taken;
    }

    private async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(string shard, CancellationToken cancellation)
    {
        await using var connection = databases.ConnectTo(shard);
        await connection.OpenAsync(cancellation);
        return await databases.Dialect.ClaimOutboxAsync(connection, Batch, clock.GetUtcNow(), Lease, cancellation);
    }

    private async Task DeliverAsync(ClaimedMessage message, CancellationToken cancellation)
    {
        // An event of a newer version: left for a node that knows it, until the lease ends. What a module tells only itself is known by its route.
        if (!Kinds.Contains(message.Kind) && !routes.Contains(message.Kind)) return;
        using var tenant = TenantScope.Enter(message.Tenant);
        try
        {
            await HandleAsync(message, cancellation);
            await MarkAsync(message, (m, at) => m.ExecuteUpdateAsync(s => s.SetProperty(x => x.DeliveredAt, at), cancellation));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.LogError(e, "Event {Kind} {Message} of tenant {Tenant} failed, attempt {Attempt}", message.Kind, message.Id, message.Tenant, message.Attempts);
            await MarkAsync(message, (m, at) => FailAsync(m, message.Attempts, at, e, cancellation));
        }
    }

    private async Task HandleAsync(ClaimedMessage message, CancellationToken cancellation)
    {
        if (!Crossing.Contains(message.Kind))
        {
            foreach (var route in routes[message.Kind])
                await HandleOnceAsync(message, route, d => d.Set<OutboxDelivery>().Where(x => x.MessageId == message.Id && x.Handler == route.Handler), new OutboxDelivery(message.Id, route.Handler, clock.GetUtcNow()), cancellation);
            return;
        }

        using var receiver = TenantScope.Enter(OutboxMessage.Receiver(message.Payload));
        foreach (var route in routes[message.Kind])
            await HandleOnceAsync(message, route, d => d.Set<ReceivedMessage>().Where(x => x.MessageId == message.Id && x.Handler == route.Handler), new ReceivedMessage(message.Tenant, message.Id, route.Handler, clock.GetUtcNow()), cancellation);
    }

    /// <param name="message">What is handled.</param>
    /// <param name="route">By what.</param>
    /// <param name="done">Where it is noted that this was done already.</param>
    /// <param name="note">That note.</param>
    /// <param name="cancellation">Stops it.</param>
    private async Task HandleOnceAsync<TNote>(ClaimedMessage message, EventRoute route, Func<PrepDb, IQueryable<TNote>> done, TNote note, CancellationToken cancellation)
        where TNote : class
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PrepDb>();
        if (await done(db).AnyAsync(cancellation)) return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(note);
        await route.Invoke(scope.ServiceProvider, message.Tenant, message.Payload, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task MarkAsync(ClaimedMessage message, Func<IQueryable<OutboxMessage>, DateTimeOffset, Task> mark)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PrepDb>();
        await mark(db.Set<OutboxMessage>().Where(m => m.Id == message.Id), clock.GetUtcNow());
    }

    private static Task FailAsync(IQueryable<OutboxMessage> message, int attempts, DateTimeOffset now, Exception e, CancellationToken cancellation)
    {
        var error = $"{e.GetType().Name}: {e.Message}".Cut(1000);
        return attempts >= MostAttempts
            ? message.ExecuteUpdateAsync(s => s.SetProperty(m => m.Error, error).SetProperty(m => m.FailedAt, now), cancellation)
            : message.ExecuteUpdateAsync(s => s.SetProperty(m => m.Error, error).SetProperty(m => m.DueAt, now + TimeSpan.FromSeconds(Math.Pow(2, attempts))), cancellation);
    }
}
