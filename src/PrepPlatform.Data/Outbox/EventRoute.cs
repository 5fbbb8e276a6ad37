using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Outbox;

/// <summary>Leads one kind of event to one handler.</summary>
/// <param name="Kind">The event's type name.</param>
/// <param name="Handler">The handler's full type name, written down with each delivery.</param>
/// <param name="Invoke">Reads the payload and calls the handler, telling it who the sender is.</param>
public sealed record EventRoute(string Kind, string Handler, Func<IServiceProvider, TenantId, string, CancellationToken, Task> Invoke);

/// <summary>Registers event handlers.</summary>
public static class EventHandlerExtensions
{
    /// <summary>Sends events of this kind to this handler.</summary>
    public static IServiceCollection AddEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : IEvent where THandler : class, IEventHandler<TEvent>
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new EventRoute(typeof(TEvent).Name, typeof(THandler).FullName!, (provider, _, payload, cancellation) =>
            provider.GetRequiredService<THandler>().HandleAsync(JsonSerializer.Deserialize<TEvent>(payload)!, cancellation)));
        return services;
    }

    /// <summary>Sends other tenants' messages of this kind to this handler.</summary>
    public static IServiceCollection AddTenantMessageHandler<TMessage, THandler>(this IServiceCollection services)
        where TMessage : ITenantMessage where THandler : class, ITenantMessageHandler<TMessage>
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new EventRoute(typeof(TMessage).Name, typeof(THandler).FullName!, (provider, from, payload, cancellation) =>
            provider.GetRequiredService<THandler>().HandleAsync(from, JsonSerializer.Deserialize<TMessage>(payload)!, cancellation)));
        return services;
    }
}
