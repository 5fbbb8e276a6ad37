using System.IO.Pipelines;
using PrepPlatform.Data;

namespace PrepPlatform.Reports.Making;

/// <summary>A file of the blob store that is written to piece by piece. Until <see cref="EndAsync"/> there is none, whatever happens.</summary>
internal sealed class BlobPipe : IAsyncDisposable
{
    private readonly Pipe pipe = new();
    private readonly Task<long> storing;
    private bool ended;

    public BlobPipe(IBlobStore blobs, string name, long limit, CancellationToken cancellation)
    {
        Name = name;
        Stream = pipe.Writer.AsStream(leaveOpen: true);
        storing = StoreAsync(blobs, limit, cancellation);
    }

    public string Name { get; }

    public Stream Stream { get; }

    /// <summary>All is written: stores it and gives its length.</summary>
    public async Task<long> EndAsync()
    {
        await pipe.Writer.CompleteAsync();
        ended = true;
        return await storing;
    }

    public async ValueTask DisposeAsync()
    {
        if (ended) return;
        await pipe.Writer.CompleteAsync(new IOException("The file was not finished."));
        await Task.WhenAny(storing); // It fails, as it should.
        _ = storing.Exception;
    }

    private async Task<long> StoreAsync(IBlobStore blobs, long limit, CancellationToken cancellation)
    {
        try
        {
            var bytes = await blobs.WriteAsync(Name, pipe.Reader.AsStream(), limit, cancellation);
            await pipe.Reader.CompleteAsync();
            return bytes;
        }
        catch (Exception e)
        {
            await pipe.Reader.CompleteAsync(e); // Whoever writes is told with the next piece.
            throw;
        }
    }
}
