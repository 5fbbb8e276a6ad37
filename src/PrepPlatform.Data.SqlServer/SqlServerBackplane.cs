using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts;

namespace PrepPlatform.Data.SqlServer;

/// <summary>Announces by a row in the catalogue and hears by reading new rows four times a second; rows older than a minute are swept.</summary>
internal sealed class SqlServerBackplane : IBackplane, IAsyncDisposable
{
    private const int MaxCharacters = 3900; // At most two bytes of UTF-8 a character fit the contract's 7,900.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly string connectionString;
    private readonly ILogger logger;
    private readonly Subscriptions subscriptions;
    private readonly CancellationTokenSource stop = new();
    private readonly Task listening;

    public SqlServerBackplane(string connectionString, ILogger<SqlServerBackplane> logger)
    {
        (this.connectionString, this.logger, subscriptions) = (connectionString, logger, new Subscriptions(logger));
        listening = Task.Run(() => PollAsync(stop.Token));
    }

    public async Task PublishAsync(string channel, string payload, CancellationToken cancellation)
    {
        if (payload.Length > MaxCharacters) throw new ArgumentException($"An announcement is at most {MaxCharacters} characters.", nameof(payload));
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new SqlCommand(
            """
            DELETE FROM [Announcements] WHERE [At] < DATEADD(minute, -1, SYSDATETIMEOFFSET());
            INSERT INTO [Announcements] ([Channel], [Payload], [At]) VALUES (@channel, @payload, SYSDATETIMEOFFSET());
            """,
            connection);
        command.Parameters.AddWithValue("@channel", channel);
        command.Parameters.AddWithValue("@payload", payload);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public IDisposable Subscribe(string channel, Func<string, Task> handler) => subscriptions.Add(channel, handler);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await listening;
        stop.Dispose();
    }

    private async Task PollAsync(CancellationToken cancellation)
    {
        long? last = null;
        using var timer = new PeriodicTimer(Interval);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                last = await ReadAsync(last, cancellation);
                await timer.WaitForNextTickAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (SqlException e)
            {
                logger.LogWarning(e, "Announcements could not be read; trying again");
            }
        }
    }

    private async Task<long> ReadAsync(long? last, CancellationToken cancellation)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new SqlCommand(
            last is null
                ? "SELECT COALESCE(MAX([Id]), 0), N'', N'' FROM [Announcements]"
                : "SELECT [Id], [Channel], [Payload] FROM [Announcements] WHERE [Id] > @last ORDER BY [Id]",
            connection);
        command.Parameters.AddWithValue("@last", last ?? 0);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            if (last is not null) await subscriptions.DeliverAsync(rows.GetString(1), rows.GetString(2));
            last = rows.GetInt64(0);
        }

        return last ?? 0;
    }
}
