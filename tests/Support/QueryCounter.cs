using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PrepPlatform.Tests.Support;

/// <summary>Counts the commands that EF Core sent for one request, told apart from all others by the trace id that the request carries.</summary>
public sealed class QueryCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentBag<IDisposable> subscriptions = [];
    private readonly ConcurrentQueue<string> commands = new();
    private readonly ActivityTraceId trace = ActivityTraceId.CreateRandom();

    public QueryCounter() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>To send with the request.</summary>
    public (string, string) Header => ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");

    public IReadOnlyCollection<string> Commands => commands;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory) subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && Activity.Current?.TraceId == trace) commands.Enqueue(((CommandEventData)value.Value!).Command.CommandText);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";
}
