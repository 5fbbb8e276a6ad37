using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrepPlatform.Contracts;

namespace PrepPlatform.Data.PostgreSql;

/// <summary>Announces with NOTIFY on one channel of the catalogue database and hears with LISTEN on one connection a node.</summary>
internal sealed class PostgreSqlBackplane : IBackplane, IAsyncDisposable
{
    private const string Wire = "prep";
    private const int MaxBytes = 7900; // NOTIFY carries less than 8,000 bytes.
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource database;
    private readonly ILogger logger;
    private readonly Subscriptions subscriptions;
    private readonly CancellationTokenSource stop = new();
    private readonly Task listening;

    public PostgreSqlBackplane(NpgsqlDataSource database, ILogger<PostgreSqlBackplane> logger)
    {
        (this.database, this.logger, subscriptions) = (database, logger, new Subscriptions(logger));
        listening = Task.Run(() => ListenAsync(stop.Token));
    }

    public async Task PublishAsync(string channel, string payload, CancellationToken cancellation)
    {
        var message = $"{channel}\n{payload}";
        if (Encoding.UTF8.GetByteCount(message) > MaxBytes) throw new ArgumentException($"An announcement is at most {MaxBytes} bytes.", nameof(payload));
        await using var command = database.CreateCommand("SELECT pg_notify($1, $2)");
        command.Parameters.Add(new() { Value = Wire });
        command.Parameters.Add(new() { Value = message });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public IDisposable Subscribe(string channel, Func<string, Task> handler) => subscriptions.Add(channel, handler);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await listening;
        await database.DisposeAsync();
        stop.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (cancellation.IsCancellationRequested) return;
                logger.LogWarning(e, "The announcement channel broke; listening again in {Seconds} s", Retry.TotalSeconds);
                await Task.Delay(Retry, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task ListenOnceAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        connection.Notification += (_, e) => _ = Task.Run(() => DeliverAsync(e.Payload), cancellation);
        await using (var listen = new NpgsqlCommand($"LISTEN {Wire}", connection)) await listen.ExecuteNonQueryAsync(cancellation);
        while (true) await connection.WaitAsync(cancellation);
    }

    private Task DeliverAsync(string message)
    {
        var cut = message.IndexOf('\n', StringComparison.Ordinal);
        return subscriptions.DeliverAsync(message[..cut], message[(cut + 1)..]);
    }
}
