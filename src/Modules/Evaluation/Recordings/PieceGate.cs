namespace PrepPlatform.Evaluation.Recordings;

/// <summary>Lets few pieces of this process be written at a time, and none for long: each holds a connection of the database, and a store that hangs must not take those from everyone.</summary>
internal sealed class PieceGate : IDisposable
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim places = new(AtOnce);

    /// <exception cref="OperationCanceledException">It took too long; whoever sends it tries again.</exception>
    public async Task<T> PassAsync<T>(Func<CancellationToken, Task<T>> write, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            time.CancelAfter(Longest);
            return await write(time.Token);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();
}
